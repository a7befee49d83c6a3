using Awareness.Flows;

namespace Awareness.Conversations.Responders;

/// <summary>Cuts words off both ends of a message that add nothing: "mình muốn chơi đố vui ạ" is "đố vui".</summary>
internal static class Courtesy
{
    /// <summary>A longer message has something of its own to say.</summary>
    public const int MostWords = 12;

    /// <summary>What is left of folded words, in every way they can be cut, the longest first; without the message itself.</summary>
    public static IEnumerable<string> Cores(TurnInput input, string folded)
    {
        var words = folded.Split(' ');
        if (words.Length is < 2 or > MostWords) yield break;
        var begins = new bool[words.Length + 1];
        var ends = new bool[words.Length + 1];
        (begins[0], ends[words.Length]) = (true, true);
        for (var i = 0; i < words.Length; i++)
        {
            for (var length = 1; begins[i] && i + length < words.Length; length++) begins[i + length] |= IsFiller(input, words, i, length);
        }

        for (var i = words.Length; i > 0; i--)
        {
            for (var length = 1; ends[i] && i - length > 0; length++) ends[i - length] |= IsFiller(input, words, i - length, length);
        }

        for (var length = words.Length - 1; length > 0; length--)
        {
            for (var i = 0; i + length <= words.Length; i++)
            {
                if (begins[i] && ends[i + length]) yield return string.Join(' ', words, i, length);
            }
        }
    }

    private static bool IsFiller(TurnInput input, string[] words, int start, int length)
    {
        var phrase = string.Join(' ', words, start, length);
        return input.Bots.Texts.Means(ChatWordKeys.Fillers, phrase) || input.Texts.Fillers.Contains(phrase);
    }
}
