namespace Awareness.App.Tests;

/// <summary>A copy of the content that a test may change.</summary>
internal sealed class ContentCopy : IDisposable
{
    public const string HelmetSentence = "Đừng đội mũ hờ để đối phó";

    private readonly string helmet;

    public ContentCopy()
    {
        Copy(Path.Combine(Product.Root, "content"), Folder);
        helmet = File.ReadAllText(HelmetCard);
        Assert.Contains(HelmetSentence, helmet, StringComparison.Ordinal);
    }

    /// <summary>Where it lies.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("awareness-content-").FullName;

    /// <summary>The card that answers <see cref="Channel.Helmet"/>.</summary>
    public string HelmetCard => Path.Combine(Folder, "answers", "traffic", "helmet-fine.md");

    /// <summary>Puts a sentence into the card in place of one it has.</summary>
    public void SayOfHelmets(string sentence) => File.WriteAllText(HelmetCard, helmet.Replace(HelmetSentence, sentence, StringComparison.Ordinal));

    /// <summary>Makes a mistake in the card that the check finds.</summary>
    public void BreakHelmets() => File.WriteAllText(HelmetCard, helmet.Replace("topic: traffic.helmet", "topic: no.such-topic", StringComparison.Ordinal));

    /// <summary>Takes away all signs of danger: sound content that sees no emergency.</summary>
    public void ForgetDanger()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "safety"))) File.Delete(file);
    }

    /// <summary>Brings the signs of danger back.</summary>
    public void RememberDanger() => Copy(Path.Combine(Product.Root, "content", "safety"), Path.Combine(Folder, "safety"));

    /// <summary>Small sets from the tuning questions in place of the held-out ones, so that measuring takes little time.</summary>
    public void AskFewQuestions()
    {
        const int each = 40;
        var questions = Path.Combine(Folder, "questions");
        foreach (var file in Directory.EnumerateFiles(questions, "*.jsonl").Where(file => !Path.GetFileName(file).StartsWith("tuning", StringComparison.Ordinal))) File.Delete(file);
        Take("tuning.jsonl", "report.jsonl");
        foreach (var set in new[] { "emergencies", "look-alikes", "harmful", "out-of-scope" }) Take($"tuning-{set}.jsonl", $"{set}.jsonl");
        foreach (var file in Directory.EnumerateFiles(questions, "tuning*")) File.Delete(file);
        File.Delete(Path.Combine(questions, "gate.yaml"));

        void Take(string from, string to) => File.WriteAllLines(Path.Combine(questions, to), File.ReadLines(Path.Combine(questions, from)).Take(each));
    }

    /// <summary>Few examples, so that learning from them takes little time.</summary>
    public void TakeFewExamples()
    {
        const int each = 60;
        foreach (var file in new[] { "phrases", "messages", "refusals", Path.Combine("english", "phrases") }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.txt")))
            File.WriteAllLines(file, [.. File.ReadLines(file).Take(each)]);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
