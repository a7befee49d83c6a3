using System.Text;

namespace Awareness.Language.Recognizers.Choice;

/// <summary>Yes and no as pictures.</summary>
internal static class EmojiAnswers
{
    /// <summary>Asks for the sign before it as a picture in colour; belongs to it and is no word of its own.</summary>
    private const char AsPicture = '\uFE0F';

    private const string Yes = "👍👌✅✔☑🆗💯🙆";
    private const string No = "👎❌✖🙅🚫⛔✋🖐";

    /// <summary>The first picture that answers, and how many pictures the message has.</summary>
    public static (EmojiAnswer? First, int Count) Read(string source)
    {
        EmojiAnswer? first = null;
        var count = 0;
        for (var position = 0; position < source.Length;)
        {
            if (source[position] is < '\u2600' or AsPicture)
            {
                if (source[position] is AsPicture && first is { } plain && plain.Start + plain.Length == position) first = plain with { Length = plain.Length + 1 };
                position++;
                continue;
            }

            Rune.DecodeFromUtf16(source.AsSpan(position), out var rune, out var length);
            if (IsPicture(rune))
            {
                count++;
                if (first is { } found && IsModifier(rune) && found.Start + found.Length == position) first = found with { Length = found.Length + length, Words = found.Words + 1 };
                else if (first is null && ValueOf(source.AsSpan(position, length)) is { } value) first = new EmojiAnswer(value, position, length, 1);
            }

            position += length;
        }

        return (first, count);
    }

    private static bool? ValueOf(ReadOnlySpan<char> picture) =>
        Yes.AsSpan().Contains(picture, StringComparison.Ordinal) ? true : No.AsSpan().Contains(picture, StringComparison.Ordinal) ? false : null;

    private static bool IsPicture(Rune rune) => rune.Value is (>= 0x2600 and <= 0x27BF) or (>= 0x1F000 and <= 0x1FAFF);

    /// <summary>A colour of skin.</summary>
    private static bool IsModifier(Rune rune) => rune.Value is >= 0x1F3FB and <= 0x1F3FF;
}

/// <summary>A picture that answers.</summary>
internal readonly record struct EmojiAnswer(bool Value, int Start, int Length, int Words);
