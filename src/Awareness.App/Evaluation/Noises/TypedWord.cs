using System.Text;
using Awareness.Language;

namespace Awareness.App.Evaluation.Noises;

/// <summary>A letter as it is typed.</summary>
/// <param name="Value">Lower case, with quality (ă â ê ô ơ ư đ), without tone.</param>
/// <param name="Tone">0 none, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng.</param>
/// <param name="IsCapital">True for a capital.</param>
internal readonly record struct TypedLetter(char Value, byte Tone, bool IsCapital)
{
    /// <summary>True when the letter carries a quality mark.</summary>
    public bool HasQuality => Letters.Fold(Value) != Value;

    /// <summary>True for a, ă, â, e, ê, i, o, ô, ơ, u, ư, y.</summary>
    public bool IsVowel => "aăâeêioôơuưy".Contains(Value);
}

/// <summary>A word letter by letter.</summary>
/// <param name="Letters">Its letters.</param>
internal sealed record TypedWord(IReadOnlyList<TypedLetter> Letters)
{
    private const string Marked = "aáàảãạăắằẳẵặâấầẩẫậeéèẻẽẹêếềểễệiíìỉĩịoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữựyýỳỷỹỵ";
    private const string ToneMarks = "\u0301\u0300\u0309\u0303\u0323";

    /// <summary>The tone of the word; 0 when it has none.</summary>
    public byte Tone => Letters.Max(static letter => letter.Tone);

    /// <summary>Takes a word apart, composed or decomposed.</summary>
    public static TypedWord Of(string word)
    {
        var letters = new List<TypedLetter>(word.Length);
        foreach (var unit in word)
        {
            if (Language.Letters.IsIgnorable(unit))
            {
                letters[^1] = WithMark(letters[^1], unit);
                continue;
            }

            var letter = Language.Letters.Decompose(unit);
            letters.Add(new TypedLetter(letter.Value, letter.Tone, char.IsUpper(unit)));
        }

        return new TypedWord(letters);
    }

    /// <summary>The word without tone and quality.</summary>
    public TypedWord WithoutMarks() => new([.. Letters.Select(static letter => letter with { Value = Language.Letters.Fold(letter.Value), Tone = 0 })]);

    /// <summary>"hòa" for "hoà" and the other way round, for oa, oe, uy at the end of a word.</summary>
    public TypedWord WithOtherToneStyle()
    {
        if (Letters.Count < 2 || Tone == 0) return this;
        var (first, second) = (Letters[^2], Letters[^1]);
        var movesAbout = (first.Value, second.Value) is ('o', 'a') or ('o', 'e') or ('u', 'y') && !(Letters.Count > 2 && Letters[^3].Value == 'q');
        return movesAbout ? new([.. Letters.Take(Letters.Count - 2), first with { Tone = second.Tone }, second with { Tone = first.Tone }]) : this;
    }

    /// <summary>The word with every mark as a combining character of its own (NFD).</summary>
    public string Decomposed()
    {
        var text = new StringBuilder();
        foreach (var letter in Letters)
        {
            var plain = letter.Value == 'đ' ? 'đ' : Language.Letters.Fold(letter.Value);
            text.Append(letter.IsCapital ? char.ToUpperInvariant(plain) : plain);

            // In canonical order the dot below comes before marks above; the horn before both.
            var quality = letter.Value switch { 'ă' => "\u0306", 'â' or 'ê' or 'ô' => "\u0302", 'ơ' or 'ư' => "\u031B", _ => "" };
            var tone = letter.Tone == 0 ? "" : ToneMarks[letter.Tone - 1].ToString();
            text.Append(letter.Tone == 5 && quality != "\u031B" ? tone + quality : quality + tone);
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Concat(Letters.Select(Compose));

    private static char Compose(TypedLetter letter)
    {
        var row = Marked.IndexOf(letter.Value, StringComparison.Ordinal);
        var composed = row < 0 ? letter.Value : Marked[row + letter.Tone];
        return letter.IsCapital ? char.ToUpperInvariant(composed) : composed;
    }

    private static TypedLetter WithMark(TypedLetter letter, char mark)
    {
        var tone = Language.Letters.ToneOfMark(mark);
        if (tone != Language.Letters.NoTone) return letter with { Tone = tone };
        var quality = Language.Letters.WithQuality(letter.Value, mark);
        return quality == '\0' ? letter : letter with { Value = quality };
    }
}
