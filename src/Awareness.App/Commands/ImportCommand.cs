using System.CommandLine;
using System.Globalization;
using System.Text;
using Awareness.Knowledge.Importing;

namespace Awareness.App.Commands;

/// <summary><c>awareness import FILE</c>: turns official documents into directives that cards can cite to the paragraph.</summary>
internal static class ImportCommand
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A Vietnamese official document: .docx, .md or .txt" };
        var to = new Option<string?>("--to") { Description = "The folder to write to (default: directives/ of the content folder)", HelpName = "DIR" };
        var force = new Option<bool>("--force") { Description = "Write over files that are there" };
        var command = new Command("import", "Turn an official document into content/directives, word for word") { file, to, force, ContentOptions.Content };
        command.SetAction(parsed =>
        {
            var console = parsed.InvocationConfiguration;
            var folder = parsed.GetValue(to) ?? (ContentOptions.Root(parsed) is { } root ? Path.Combine(root, "directives") : null);
            if (folder is null) return Mistake(console, "No content folder found here. Name one with --content DIR or a folder to write to with --to DIR.");
            if (parsed.GetValue(file) is not { Exists: true } source) return Mistake(console, $"There is no file {parsed.GetValue(file)}.");
            if (source.Length > OfficialText.MaxBytes) return Mistake(console, $"{source.Name} is larger than {OfficialText.MaxBytes / (1024 * 1024)} MB.");
            try
            {
                return Import(source, folder, parsed.GetValue(force), console);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return Mistake(console, exception.Message);
            }
        });
        return command;
    }

    private static int Import(FileInfo source, string folder, bool force, InvocationConfiguration console)
    {
        var found = OfficialText.Read(source.Name, File.ReadAllBytes(source.FullName));
        foreach (var problem in found.Problems) console.Error.WriteLine(problem);
        var usable = found.Documents.Where(document => document.IsUsable).ToList();
        if (!force && usable.Select(document => PathOf(folder, document)).FirstOrDefault(File.Exists) is { } taken)
            return Mistake(console, $"{taken} is there already: nothing was written. --force writes over it.");
        Directory.CreateDirectory(folder);
        foreach (var document in usable)
        {
            File.WriteAllText(PathOf(folder, document), document.ToMarkdown(source.Name), Utf8);
            console.Output.WriteLine(PathOf(folder, document));
            console.Error.WriteLine(Summary(document));
        }

        return found.Problems.All(problem => problem.IsWarning) ? 0 : ContentOptions.Mistake;
    }

    private static string PathOf(string folder, ImportedDocument document) => Path.Combine(folder, $"{document.Id}.md");

    private static string Summary(ImportedDocument document)
    {
        var parts = document.Blocks.Count(block => block.Opens is not null);
        var passages = document.Blocks.Count(block => block.Anchor is not null);
        return string.Create(CultureInfo.InvariantCulture, $"  {document.Kind} {document.Number}, {document.Date:yyyy-MM-dd}, {document.Issuer}: {parts} parts, {passages} paragraphs{(document.Signer.Length > 0 ? $", signed by {document.Signer}" : "")}");
    }

    private static int Mistake(InvocationConfiguration console, string message)
    {
        console.Error.WriteLine(message);
        return ContentOptions.Mistake;
    }
}
