using Awareness.Conversations.Chats;

namespace Awareness.App.Bots;

/// <summary>Shows where a chat went otherwise than expected, for authors: their line, what they wrote, what was said, and where the two part.</summary>
internal static class DifferenceText
{
    private const string ExpectedMark = "  - ";
    private const string ActualMark = "  + ";

    public static void Write(TextWriter output, string file, ChatDifference difference)
    {
        output.WriteLine($"{file}:{difference.Line}: {Headline(difference)}");
        if (difference.Expected is { } expected) WriteMessage(output, ExpectedMark, expected);
        if (difference.Actual is { } actual) WriteMessage(output, ActualMark, actual);
        if (difference is { Expected: { } wrote, Actual: { } said } && wrote.Text != said.Text) WritePlace(output, wrote.Text, said.Text);
        output.WriteLine();
    }

    private static string Headline(ChatDifference difference) => difference switch
    {
        { Expected: null } => "trợ lý nói thêm câu không có trong chat mẫu",
        { Actual: null } => "chat mẫu chờ câu này nhưng trợ lý không nói",
        { Expected: { } expected, Actual: { } actual } when expected.Text == actual.Text => "đúng lời nhưng khác nút, nguồn hoặc tệp",
        _ => "trợ lý nói khác (- chat mẫu, + trợ lý nói)",
    };

    private static void WriteMessage(TextWriter output, string mark, ChatEntry.Message message)
    {
        foreach (var line in message.Text.Split('\n')) output.WriteLine($"{mark}{line}");
        if (message.IsBeginning) output.WriteLine($"{mark}…");
        if (message.Suggestions.Count > 0) output.WriteLine($"{mark}[Suggestions={string.Join('|', message.Suggestions)}]");
        if (message.Citations.Count > 0) output.WriteLine($"{mark}[Citation={string.Join('|', message.Citations)}]");
        foreach (var attachment in message.Attachments) output.WriteLine($"{mark}[Attachment={attachment.Name} {attachment.Type}]");
    }

    /// <summary>The first words that differ, with a little of what stands before them.</summary>
    private static void WritePlace(TextWriter output, string expected, string actual)
    {
        const int Before = 20, After = 30;
        var same = 0;
        while (same < expected.Length && same < actual.Length && expected[same] == actual[same]) same++;
        var from = Math.Max(0, same - Before);
        output.WriteLine($"    khác từ: “{Cut(expected, from, same + After)}” → “{Cut(actual, from, same + After)}”");
    }

    private static string Cut(string text, int from, int to) => text[Math.Min(from, text.Length)..Math.Min(to, text.Length)].Replace('\n', ' ');
}
