using Awareness.Knowledge;

namespace Awareness.Flows.Reading;

/// <summary>The keys and words of flow files. The JSON schemas in <c>bots/schema</c> say the same, which a test guards.</summary>
internal static class FlowFormat
{
    /// <summary>Keys of a flow file.</summary>
    public static readonly string[] Flow = ["title", "start", "private", "timeout", "steps"];

    /// <summary>Keys any step may have; a step with <c>goto</c> and no kind only goes there.</summary>
    public static readonly string[] Everywhere = ["id", "goto"];

    /// <summary>Keys of a text with variants.</summary>
    public static readonly string[] Text = ["text", "parent", "pupil", "en"];

    /// <summary>Keys of a choice.</summary>
    public static readonly string[] Choice = ["text", "value", "words", "goto", "right", "en"];

    /// <summary>Keys of a timeout.</summary>
    public static readonly string[] Timeout = ["after", "remind", "goto"];

    /// <summary>Keys of one way out of a branch.</summary>
    public static readonly string[] Arm = ["if", "goto"];

    /// <summary>Keys of what is reported.</summary>
    public static readonly string[] Report = ["category", "place", "detail"];

    /// <summary>Keys of what is counted in a contest.</summary>
    public static readonly string[] Contest = ["code", "score"];

    /// <summary>The kinds of steps, and the keys each takes besides its own and those of every step.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Kinds = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["say"] = ["suggest"],
        ["ask"] = ["expect", "choices", "save", "min", "max", "retry", "retries", "otherwise", "skip", "yes", "no", "record", "timeout"],
        ["quiz"] = ["choices", "explain", "points", "save", "retry", "retries", "otherwise", "skip", "timeout"],
        ["branch"] = [],
        ["set"] = [],
        ["answer"] = [],
        ["subscribe"] = [],
        ["unsubscribe"] = [],
        ["report"] = ["save"],
        ["contest"] = [],
        ["handoff"] = ["topic"],
        ["goto"] = [],
        ["call"] = [],
        ["end"] = ["suggest"],
    };

    /// <summary>What a question can expect.</summary>
    public static readonly IReadOnlyDictionary<string, Expectation> Expectations = new Dictionary<string, Expectation>(StringComparer.Ordinal)
    {
        ["choice"] = Expectation.Choice,
        ["yes-no"] = Expectation.YesNo,
        ["number"] = Expectation.Number,
        ["age"] = Expectation.Age,
        ["date"] = Expectation.Date,
        ["phone"] = Expectation.Phone,
        ["place"] = Expectation.Place,
        ["text"] = Expectation.Text,
    };

    /// <summary>What an answer can be counted under.</summary>
    public static readonly IReadOnlyDictionary<string, ResultKind> Records = new Dictionary<string, ResultKind>(StringComparer.Ordinal)
    {
        ["survey"] = ResultKind.Survey,
        ["pledge"] = ResultKind.Pledge,
    };

    /// <summary>Whom texts can address.</summary>
    public static readonly IReadOnlyDictionary<string, Audience> Audiences = new Dictionary<string, Audience>(StringComparer.Ordinal)
    {
        ["everyone"] = Audience.Everyone,
        ["parent"] = Audience.Parent,
        ["pupil"] = Audience.Pupil,
    };

    /// <summary>True for words of a–z and 0–9 joined by single hyphens.</summary>
    public static bool IsId(string text)
    {
        var afterWord = false;
        foreach (var letter in text)
        {
            var inWord = char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter);
            if (!inWord && !(afterWord && letter is '-')) return false;
            afterWord = inWord;
        }

        return afterWord;
    }
}
