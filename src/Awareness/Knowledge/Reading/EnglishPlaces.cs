namespace Awareness.Knowledge.Reading;

/// <summary>Puts the places of a citation into English: "điều 7 khoản 2 điểm h, i" is "Article 7, clause 2, points h, i" to whoever looks it up.</summary>
internal static class EnglishPlaces
{
    private static readonly (string Vietnamese, string English)[] Words =
    [
        ("phụ lục", "Annex"), ("nhiệm vụ", "task"), ("chương", "Chapter"), ("điều", "Article"), ("khoản", "clause"), ("điểm", "point"), ("và", "and"),
    ];

    /// <summary>The place in English; empty when it holds words that are not known here, for half a translation helps nobody.</summary>
    public static string Of(string place)
    {
        foreach (var (vietnamese, english) in Words) place = place.Replace(vietnamese, english, StringComparison.Ordinal);
        return place.Any(letter => letter > '\u007f') ? "" : place;
    }

    /// <summary>"Chỉ thị số 33-CT/TU ngày 29/5/2023" as "Directive 33-CT/TU of 29/5/2023".</summary>
    public static string Title(string title) =>
        title.Replace("Chỉ thị số", "Directive", StringComparison.Ordinal).Replace(" ngày ", " of ", StringComparison.Ordinal);
}
