using Awareness.Language;

namespace Awareness.App.Evaluation.Noises;

/// <summary>Cuts a text into words and what stands between them.</summary>
internal static class TypedText
{
    /// <summary>Words and everything else, in order; together they are the text.</summary>
    public static IReadOnlyList<TypedPiece> Cut(string text)
    {
        var pieces = new List<TypedPiece>();
        for (var position = 0; position < text.Length;)
        {
            var start = position;
            var isWord = IsOfWord(text[position], isFirst: true);
            while (position < text.Length && IsOfWord(text[position], isFirst: position == start) == isWord) position++;
            var slice = text[start..position];
            pieces.Add(isWord ? new TypedPiece(TypedWord.Of(slice), "") : new TypedPiece(null, slice));
        }

        return pieces;
    }

    private static bool IsOfWord(char unit, bool isFirst) => char.IsLetter(unit) || (!isFirst && Letters.IsIgnorable(unit));
}

/// <summary>A word, or what stands between two.</summary>
/// <param name="Word">The word, or null.</param>
/// <param name="Between">What is no word.</param>
internal sealed record TypedPiece(TypedWord? Word, string Between)
{
    /// <inheritdoc/>
    public override string ToString() => Word?.ToString() ?? Between;
}
