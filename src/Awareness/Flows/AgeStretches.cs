using System.Globalization;
using Awareness.Language.Recognizers.Units;

namespace Awareness.Flows;

/// <summary>Finds the choice an age falls in, where choices are stretches of years ("6-11"): "bé 9 tuổi", "lớp 9".</summary>
internal static class AgeStretches
{
    private const int LongestAge = 3;

    /// <summary>The place of the one choice the one age of the message lies in; -1 when there is none.</summary>
    public static int Find(IReadOnlyList<FlowChoice> choices, FlowReply reply)
    {
        if (!choices.Any(choice => TryRead(choice, out _, out _)) || AgeReader.Find(reply.Text, reply.Today) is not [var age]) return -1;
        var found = -1;
        for (var i = 0; i < choices.Count; i++)
        {
            if (!TryRead(choices[i], out var from, out var to) || age.Years < from || age.Years >= to + 1) continue;
            if (found >= 0) return -1;
            found = i;
        }

        return found;
    }

    private static bool TryRead(FlowChoice choice, out int from, out int to) => TryRead(choice.Value, out from, out to) || TryRead(choice.Text, out from, out to);

    /// <summary>Two ages with a hyphen between them at the beginning of the words.</summary>
    private static bool TryRead(ReadOnlySpan<char> words, out int from, out int to)
    {
        to = 0;
        if (!TryReadAge(ref words, out from)) return false;
        words = words.TrimStart(' ');
        if (words is not (['-' or '–', ..])) return false;
        words = words[1..].TrimStart(' ');
        return TryReadAge(ref words, out to) && to >= from;
    }

    private static bool TryReadAge(ref ReadOnlySpan<char> words, out int age)
    {
        var length = 0;
        while (length < words.Length && length <= LongestAge && char.IsAsciiDigit(words[length])) length++;
        age = 0;
        if (length is 0 or > LongestAge) return false;
        age = int.Parse(words[..length], CultureInfo.InvariantCulture);
        words = words[length..];
        return true;
    }
}
