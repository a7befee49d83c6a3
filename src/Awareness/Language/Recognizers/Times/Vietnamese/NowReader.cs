namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads the present moment: "bây giờ", "lúc này", "hiện tại".</summary>
internal static class NowReader
{
    private static readonly PhraseTable<bool> Phrases = Build();

    /// <summary>The present moment at <paramref name="i"/>, or null.</summary>
    public static Temporal? Read(CueText t, int i)
    {
        if (i >= t.Count || !Phrases.TryMatch(t.Text, i, out var length, out _) || (length > 1 && !t.IsJoined(i + 1))) return null;
        var extent = new Extent(t.Now);
        return new Temporal { Kind = TemporalKind.DateTime, First = i, Next = i + length, Timex = "PRESENT_REF", Past = extent, Future = extent };
    }

    private static PhraseTable<bool> Build()
    {
        var table = new PhraseTable<bool>(matchFolded: true);
        foreach (var phrase in "bây giờ|ngay bây giờ|bây h|bi giờ|bi h|bây jờ|bjờ|bjo|bgiờ|bây giờ đây|lúc này|ngay lúc này|hiện tại|hiện giờ|hiện nay|ngay lập tức|giờ này".Split('|')) table.Add(phrase, true);
        return table;
    }
}
