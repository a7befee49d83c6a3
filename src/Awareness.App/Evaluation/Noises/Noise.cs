namespace Awareness.App.Evaluation.Noises;

/// <summary>
/// Writes a well written sentence as people type it in a hurry. It knows nothing of what the product can read: it imitates keyboards,
/// input methods that are switched off, phones and chat, so that a measurement on its output says something about people.
/// </summary>
internal static class Noise
{
    /// <summary>One slip in about this many words.</summary>
    private const int WordsPerSlip = 6;

    /// <summary>The kinds of noise; "marked" leaves the text as it is.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["marked", "no-marks", "half-marks", "telex", "vni", "chat", "typo", "nfd", "glued"];

    /// <summary><paramref name="text"/> as somebody would type it; the same seed gives the same text. Throws <see cref="ArgumentOutOfRangeException"/> for a kind that is not in <see cref="Kinds"/>.</summary>
    public static string Apply(string kind, string text, int seed)
    {
        var chance = new Chance(seed);
        return kind switch
        {
            "marked" => text,
            "no-marks" => EachWord(text, static word => word.WithoutMarks()),
            "half-marks" => EachWord(text, word => chance.Happens(0.5) ? word.WithoutMarks() : word),
            "telex" => EachWord(text, word => Keystrokes.Telex(word, chance)),
            "vni" => EachWord(text, word => Keystrokes.Vni(word, chance)),
            "chat" => ChatSpelling.Write(text, chance),
            "typo" => EachWord(text, word => word.Letters.Count > 1 && chance.Happens(1.0 / WordsPerSlip) ? Slips.Make(word, chance) : word),
            "nfd" => EachWord(text, static word => word.WithOtherToneStyle(), static word => word.Decomposed()),
            "glued" => Glue(text, chance),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of noise."),
        };
    }

    private static string EachWord(string text, Func<TypedWord, TypedWord> change) => EachWord(text, change, static word => word.ToString());

    private static string EachWord(string text, Func<TypedWord, string> change) => EachWord(text, static word => word, change);

    private static string EachWord(string text, Func<TypedWord, TypedWord> change, Func<TypedWord, string> write)
    {
        var pieces = TypedText.Cut(text).Select(piece => piece.Word is { } word ? write(change(word)) : piece.Between);
        return string.Concat(pieces);
    }

    /// <summary>Leaves out about a third of the blanks between two words.</summary>
    private static string Glue(string text, Chance chance)
    {
        var pieces = TypedText.Cut(text);
        var isBlankBetweenWords = new bool[pieces.Count];
        for (var i = 1; i < pieces.Count - 1; i++) isBlankBetweenWords[i] = pieces[i].Between == " " && pieces[i - 1].Word is not null && pieces[i + 1].Word is not null;
        return string.Concat(pieces.Select((piece, place) => isBlankBetweenWords[place] && chance.Happens(1.0 / 3) ? "" : piece.ToString()));
    }
}
