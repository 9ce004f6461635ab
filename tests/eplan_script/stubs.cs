// The few interfaces of EPLAN and Windows Forms that CadbridgeActions.cs uses, by hand, so that
// it can be compiled where neither is installed.

using System;

namespace Eplan.EplApi.Scripting
{
    [AttributeUsage(AttributeTargets.Method)]
    public class DeclareAction : Attribute
    {
        public DeclareAction(string name) { }
    }
}

namespace Eplan.EplApi.ApplicationFramework
{
    public class ActionCallingContext
    {
        public bool AddParameter(string name, string value) { return true; }
    }

    public class CommandLineInterpreter
    {
        public bool Execute(string action, ActionCallingContext context) { return true; }
    }
}

namespace System.Windows.Forms
{
    public enum DialogResult { OK }

    public static class MessageBox
    {
        public static DialogResult Show(string text, string caption) { return DialogResult.OK; }
    }
}
