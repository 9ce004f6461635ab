// The few interfaces of EPLAN and Windows Forms that CadbridgeActions.cs uses, by hand, so that
// it can be compiled, and its actions called, where neither is installed. What EPLAN would be told
// and what would be shown is printed.

using System;
using System.IO;

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
        public bool AddParameter(string name, string value)
        {
            Console.WriteLine("/" + name + ":" + value);
            return true;
        }
    }

    public class CommandLineInterpreter
    {
        public bool Execute(string action, ActionCallingContext context)
        {
            Console.WriteLine(action);
            return Environment.GetEnvironmentVariable("EPLAN_SAYS") != "no";
        }
    }
}

namespace System.Windows.Forms
{
    public enum DialogResult { OK }

    public static class MessageBox
    {
        public static DialogResult Show(string text, string caption)
        {
            Console.WriteLine(caption + ": " + text);
            return DialogResult.OK;
        }
    }
}

public static class Program
{
    public static void Main(string[] words)
    {
        Console.SetOut(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        CadbridgeActions actions = new CadbridgeActions();
        if (words[0] == "CadbridgeImport")
        {
            actions.Import(words[1], words[2]);
        }
        else
        {
            actions.Compare(words[1]);
        }
    }
}
