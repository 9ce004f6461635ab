// Brings the cadbridge library into EPLAN's parts database, and EPLAN's parts back.
//
// NOT RUN IN EPLAN: written after EPLAN's scripting documentation, compiled and run beside stubs of
// the interfaces it uses. Try it on a copy of your parts database first.
//
// Load it with Utilities > Scripts > Load. It adds two actions, which a toolbar button can call:
//
//   CadbridgeImport /PARTS:"DUET*"        exports the chosen parts (default: all) with cadbridge
//                                         and imports them into the parts database; with
//                                         /MODE:3, in editions that have it, existing parts
//                                         are replaced completely (default 2: updated)
//   CadbridgeCompare /LIBRARY:C:\library  exports EPLAN's parts and shows what they would change
//                                         in a cadbridge library; writes nothing
//
// cadbridge must be on the PATH; the variable CADBRIDGE_LIBRARY names a library of your own. What
// CadbridgeCompare shows, "cadbridge import FILE --into LIBRARY --apply" writes.

using System.Diagnostics;
using System.IO;
using System.Text;
using System.Windows.Forms;
using Eplan.EplApi.ApplicationFramework;
using Eplan.EplApi.Scripting;

public class CadbridgeActions
{
    private const int LongestText = 30;
    private static string importMode = "2";

    [DeclareAction("CadbridgeImport")]
    public void Import(string parts, string mode)
    {
        string chosen = string.IsNullOrEmpty(mode) ? "2" : mode;
        if (chosen.Length != 1 || !"0123".Contains(chosen))
        {
            Show("/MODE:" + mode + " is none of EPLAN's: 0 adds new parts, 1 updates existing ones, "
                + "2 does both, 3 replaces existing ones and adds new ones. Nothing was imported.");
            return;
        }
        string folder = NewFolder();
        string pattern = string.IsNullOrEmpty(parts) ? "*" : parts;
        string said = Run("export " + Quoted(pattern) + " --format eplan --out " + Quoted(folder));
        string file = Path.Combine(folder, "eplan", "parts.xml");
        if (!File.Exists(file))
        {
            Show("cadbridge wrote no parts:\n\n" + said);
            return;
        }
        importMode = chosen;
        bool imported = PartsAction("IMPORT", "IMPORTFILE", file, "XPamImportXml");
        Show((imported ? "Parts imported.\n\n" : "EPLAN did not take the file " + file + ".\n\n") + said);
    }

    [DeclareAction("CadbridgeCompare")]
    public void Compare(string library)
    {
        string file = Path.Combine(NewFolder(), "eplan.xml");
        if (!PartsAction("EXPORT", "EXPORTFILE", file, "XPamExportXml") || !File.Exists(file))
        {
            Show("EPLAN did not export its parts.");
            return;
        }
        string into = string.IsNullOrEmpty(library) ? "" : " --into " + Quoted(library);
        Show(Run("import " + Quoted(file) + into));
    }

    private static bool PartsAction(string type, string fileParameter, string file, string format)
    {
        ActionCallingContext context = new ActionCallingContext();
        context.AddParameter("TYPE", type);
        context.AddParameter(fileParameter, file);
        context.AddParameter("FORMAT", format);
        if (type == "IMPORT")
        {
            // 2: update existing parts and add new ones; 3: replace existing ones completely
            context.AddParameter("MODE", importMode);
        }
        return new CommandLineInterpreter().Execute("partsmanagementapi", context);
    }

    private static string Run(string arguments)
    {
        ProcessStartInfo start = new ProcessStartInfo("cadbridge", arguments);
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.StandardOutputEncoding = Encoding.UTF8;
        start.StandardErrorEncoding = Encoding.UTF8;
        start.EnvironmentVariables["PYTHONUTF8"] = "1";
        try
        {
            using (Process process = Process.Start(start))
            {
                // Read one stream beside the other, or a full buffer stops both programs.
                string errors = null;
                process.ErrorDataReceived += (sender, line) => { errors += line.Data + "\n"; };
                process.BeginErrorReadLine();
                string results = process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                return results + "\n" + errors;
            }
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            return "cadbridge could not be started: " + error.Message;
        }
    }

    private static string NewFolder()
    {
        string folder = Path.Combine(Path.GetTempPath(), "cadbridge-" + Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        return folder;
    }

    private static string Quoted(string text)
    {
        string bare = text.Replace("\"", "");
        // Each backslash before the closing quote counts twice, or the quote is part of the text.
        return "\"" + bare + new string('\\', bare.Length - bare.TrimEnd('\\').Length) + "\"";
    }

    private static void Show(string text)
    {
        string[] lines = text.Split('\n');
        if (lines.Length > LongestText)
        {
            // A message box does not scroll: one that is too long hides its own button.
            string file = Path.Combine(NewFolder(), "said.txt");
            File.WriteAllText(file, text, Encoding.UTF8);
            text = string.Join("\n", lines, 0, LongestText) + "\n...\n\nAll of it: " + file;
        }
        MessageBox.Show(text, "cadbridge");
    }
}
