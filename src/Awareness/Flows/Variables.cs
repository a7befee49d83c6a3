namespace Awareness.Flows;

/// <summary>The names of variables: those authors choose, and those that are there without being set.</summary>
public static class Variables
{
    /// <summary>The code a report gives.</summary>
    public const string Receipt = "receipt";

    /// <summary>Longest name.</summary>
    public const int NameLength = 40;

    /// <summary>There in every flow.</summary>
    public static IReadOnlyList<string> Always { get; } = ["score", "max_score", "today"];

    /// <summary>Kept of the person from one conversation to the next; flows may set them.</summary>
    public static IReadOnlyList<string> OfContact { get; } = ["contact.age_band", "contact.ward", "contact.school_level"];

    /// <summary>There after a contest step.</summary>
    public static IReadOnlyList<string> OfContest { get; } = ["contest_code", "contest_people", "contest_average", "contest_rank", "contest_classes"];

    /// <summary>The groups results are counted by, when a flow sets them.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["ward", "school_level"];

    /// <summary>True for a–z, 0–9 and underscores that begin with a letter, and for those of the contact.</summary>
    public static bool IsName(string name)
    {
        if (name.Length is 0 or > NameLength || name is "true" or "false" or "and" or "or" or "not") return false;
        if (OfContact.Contains(name)) return true;
        if (!char.IsAsciiLetterLower(name[0])) return false;
        foreach (var letter in name)
        {
            if (!char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter != '_') return false;
        }

        return true;
    }
}
