namespace Awareness.App.Evaluation.Noises;

/// <summary>The slips of one finger: a neighbouring key, a letter left out, doubled or swapped, a mark left out or the wrong one.</summary>
internal static class Slips
{
    private static readonly string[] KeyRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private static readonly Func<TypedWord, Chance, TypedWord>[] All = [NeighbourKey, LeftOut, Doubled, Swapped, Swapped, MarkLeftOut, MarkLeftOut, HoiForNga, OtherTone];

    /// <summary>The word with one slip; rarely, where the slip has nothing to work on, the word itself.</summary>
    public static TypedWord Make(TypedWord word, Chance chance) => chance.OneOf(All)(word, chance);

    private static TypedWord NeighbourKey(TypedWord word, Chance chance)
    {
        var place = chance.Below(word.Letters.Count);
        foreach (var row in KeyRows)
        {
            var key = row.IndexOf(Language.Letters.Fold(word.Letters[place].Value), StringComparison.Ordinal);
            if (key < 0) continue;
            var isRight = key == 0 || (key < row.Length - 1 && chance.Happens(0.5));
            return Replace(word, place, new TypedLetter(row[isRight ? key + 1 : key - 1], 0, word.Letters[place].IsCapital));
        }

        return word;
    }

    private static TypedWord LeftOut(TypedWord word, Chance chance)
    {
        var place = chance.Below(word.Letters.Count);
        return new([.. word.Letters.Take(place), .. word.Letters.Skip(place + 1)]);
    }

    private static TypedWord Doubled(TypedWord word, Chance chance)
    {
        var place = chance.Below(word.Letters.Count);
        return new([.. word.Letters.Take(place + 1), word.Letters[place] with { Tone = 0 }, .. word.Letters.Skip(place + 1)]);
    }

    private static TypedWord Swapped(TypedWord word, Chance chance)
    {
        var place = chance.Below(word.Letters.Count - 1);
        return new([.. word.Letters.Take(place), word.Letters[place + 1], word.Letters[place], .. word.Letters.Skip(place + 2)]);
    }

    private static TypedWord MarkLeftOut(TypedWord word, Chance chance)
    {
        int[] marked = [.. Enumerable.Range(0, word.Letters.Count).Where(place => word.Letters[place].HasQuality)];
        if (marked.Length == 0) return new([.. word.Letters.Select(static letter => letter with { Tone = 0 })]);
        var chosen = chance.OneOf(marked);
        return Replace(word, chosen, word.Letters[chosen] with { Value = Language.Letters.Fold(word.Letters[chosen].Value) });
    }

    private static TypedWord HoiForNga(TypedWord word, Chance chance) =>
        new([.. word.Letters.Select(static letter => letter.Tone is 3 or 4 ? letter with { Tone = (byte)(7 - letter.Tone) } : letter)]);

    private static TypedWord OtherTone(TypedWord word, Chance chance) =>
        new([.. word.Letters.Select(letter => letter.Tone > 0 ? letter with { Tone = (byte)(1 + chance.Below(5)) } : letter)]);

    private static TypedWord Replace(TypedWord word, int place, TypedLetter letter) => new([.. word.Letters.Take(place), letter, .. word.Letters.Skip(place + 1)]);
}
