using Awareness.Language;
using FsCheck.Fluent;

namespace Awareness.Tests.Safety;

public sealed class SafetyPropertyTests
{
    private static readonly string[] Endings = ["", ".", "!!!", "???", " …", " 😭😭", "🙏", "\n", "  "];

    [Fact]
    public void Capitals_do_not_matter() => Assert.All(Messages(), text => AssertSame(text, text.ToUpperInvariant()));

    [Fact]
    public void The_unicode_form_does_not_matter() => Assert.All(Messages(), text => AssertSame(text, Decomposed(text)));

    [Fact]
    public void What_stands_behind_the_last_word_does_not_matter() =>
        Assert.All(Messages(), text => Assert.All(Endings, ending => AssertSame(text, text.TrimEnd('!', '?', '.') + ending)));

    [Fact]
    public void Blanks_and_line_breaks_at_the_beginning_do_not_matter() => Assert.All(Messages(), text => AssertSame(text, $"\n  {text}"));

    [Fact]
    public void Any_string_is_assessed() =>
        Prop.ForAll<string?>(text => Corpus.Assess(text ?? "") is null or { Sign.Length: > 0 }).Holds();

    [Fact]
    public void Any_mixture_of_dangerous_words_is_assessed()
    {
        var words = Corpus.Read("tuning.yaml").SelectMany(message => message.Text.Split(' ')).Distinct().ToArray();
        var messages = Gen.Elements(words).ListOf().Select(list => string.Join(' ', list)).ToArbitrary();
        Prop.ForAll(messages, text => Corpus.Rules.Explain(Corpus.Lexicon.Analyze(text)).All(reading => reading.CardId.StartsWith("emergency/", StringComparison.Ordinal))).Holds();
    }

    private static IEnumerable<string> Messages() => Corpus.Read("tuning.yaml").Select(message => message.Text);

    private static void AssertSame(string text, string variant)
    {
        var (expected, actual) = (Corpus.Assess(text), Corpus.Assess(variant));
        Assert.True(expected == actual, $"{text}: {expected}\n{variant}: {actual}");
    }

    /// <summary>Writes each tone as a combining mark behind its letter.</summary>
    private static string Decomposed(string text)
    {
        var units = new System.Text.StringBuilder();
        foreach (var unit in text)
        {
            var letter = Letters.Decompose(unit);
            if (letter.Tone == Letters.NoTone)
            {
                units.Append(unit);
                continue;
            }

            units.Append(letter.Value).Append("\u0301\u0300\u0309\u0303\u0323"[letter.Tone - 1]);
        }

        return units.ToString();
    }
}
