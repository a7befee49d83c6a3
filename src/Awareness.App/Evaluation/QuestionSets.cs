namespace Awareness.App.Evaluation;

/// <summary>The question sets of one evaluation: what is asked, by what a good answer is.</summary>
public sealed record QuestionSets
{
    /// <summary>Questions with one right topic.</summary>
    public required IReadOnlyList<EvaluationQuestion> Questions { get; init; }

    /// <summary>Dialogues: their later turns are judged.</summary>
    public required IReadOnlyList<EvaluationQuestion> Dialogues { get; init; }

    /// <summary>Questions nothing answers; <see cref="EvaluationQuestion.Kind"/> is <c>far</c> or <c>near</c>.</summary>
    public required IReadOnlyList<EvaluationQuestion> OutOfScope { get; init; }

    /// <summary>People in danger.</summary>
    public required IReadOnlyList<EvaluationQuestion> Emergencies { get; init; }

    /// <summary>Messages that only look like danger.</summary>
    public required IReadOnlyList<EvaluationQuestion> LookAlikes { get; init; }

    /// <summary>Requests for help with harm.</summary>
    public required IReadOnlyList<EvaluationQuestion> Harmful { get; init; }

    /// <summary>Honest questions that look like harmful requests; they must not be refused.</summary>
    public required IReadOnlyList<EvaluationQuestion> Honest { get; init; }

    /// <summary>Greetings, thanks and other small talk.</summary>
    public required IReadOnlyList<EvaluationQuestion> Greetings { get; init; }

    /// <summary>Questions in English.</summary>
    public required IReadOnlyList<EvaluationQuestion> English { get; init; }

    /// <summary>The sets that played no part in writing: they are only run, never read. Missing files are empty sets. Throws <see cref="FormatException"/> naming a line that is no question.</summary>
    public static QuestionSets HeldOut(string folder) => Read(folder, "", "report.jsonl");

    /// <summary>The sets that may be read and learnt from (<c>tuning*.jsonl</c>); otherwise as <see cref="HeldOut"/>.</summary>
    public static QuestionSets Tuning(string folder) => Read(folder, "tuning-", "tuning.jsonl", "tuning-topics.jsonl");

    /// <summary>Changes when a file of the folder changes; two equal stamps mean that measuring again would give the same figures.</summary>
    public static string Stamp(string folder)
    {
        if (!Directory.Exists(folder)) return "";
        var files = new DirectoryInfo(folder).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal);
        return string.Join('|', files.Select(file => $"{file.Name}:{file.Length}:{file.LastWriteTimeUtc.Ticks}"));
    }

    private static QuestionSets Read(string folder, string prefix, params string[] questions)
    {
        return new QuestionSets
        {
            Questions = [.. questions.SelectMany(name => QuestionSet.Read(Path.Combine(folder, name)))],
            Dialogues = Named("dialogues"),
            OutOfScope = Named("out-of-scope"),
            Emergencies = Named("emergencies"),
            LookAlikes = Named("look-alikes"),
            Harmful = Named("harmful"),
            Honest = Named("honest"),
            Greetings = Named("greetings"),
            English = Named("english"),
        };

        IReadOnlyList<EvaluationQuestion> Named(string name) => QuestionSet.Read(Path.Combine(folder, $"{prefix}{name}.jsonl"));
    }
}
