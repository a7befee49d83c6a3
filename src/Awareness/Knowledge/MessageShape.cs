using Awareness.Language;

namespace Awareness.Knowledge;

/// <summary>How a message hangs on what was said before it: what it begins and ends with, what it refers to, and how much of its own it says.</summary>
public sealed record MessageShape
{
    /// <summary>Begins like a follow-up: "còn …", "thế …", "nếu …".</summary>
    public bool Opens { get; private init; }

    /// <summary>Ends like one: "… thì sao", "… nữa".</summary>
    public bool Closes { get; private init; }

    /// <summary>Speaks of something said before: "nó", "cái đó".</summary>
    public bool Refers { get; private init; }

    /// <summary>Shows in its words that it goes on.</summary>
    public bool Hangs => Opens || Closes || Refers;

    /// <summary>Says that something else comes: "chuyện khác", "cho hỏi".</summary>
    public bool Switches { get; private init; }

    /// <summary>The token the question begins with, behind words that only lead to it; 0 when there are none, or nothing else.</summary>
    public int Begin { get; private init; }

    /// <summary>Number of words.</summary>
    public int Words { get; private init; }

    /// <summary>Words that stand not in just any question and so may say what it is about.</summary>
    public int OwnWords { get; private init; }

    /// <summary>The aspect that is asked for, the last one named; null when none is.</summary>
    public string? Aspect { get; private init; }

    /// <summary>Reads <paramref name="message"/> in one pass.</summary>
    public static MessageShape Of(AnalyzedText message, FollowUpWords words)
    {
        var (closes, refers, switches) = (false, false, false);
        var (own, begin) = (0, 0);
        string? aspect = null;
        for (var i = 0; i < message.Count;)
        {
            var asked = words.FindAspect(message, i, out var found);
            if (asked > 0) aspect = found;
            var length = words.FindRole(message, i, out var role);
            closes |= length > 0 && role == WordRole.Closer && i + length == message.Count;
            refers |= length > 0 && role == WordRole.Pronoun;
            switches |= length > 0 && role == WordRole.Switch;
            if (length > 0 && role == WordRole.Switch && begin == i) begin += length;
            if (asked == 0 && length == 0) own++;
            i += Math.Max(1, Math.Max(asked, length));
        }

        return new MessageShape
        {
            Opens = message.Count > 0 && words.FindRole(message, 0, out var first) > 0 && first == WordRole.Opener,
            Closes = closes,
            Refers = refers,
            Switches = switches,
            Begin = begin < message.Count ? begin : 0,
            Words = message.Count,
            OwnWords = own,
            Aspect = aspect,
        };
    }
}
