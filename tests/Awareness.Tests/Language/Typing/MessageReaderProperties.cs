using System.Diagnostics;
using Awareness.App.Evaluation.Noises;
using Awareness.Language;
using FsCheck;
using FsCheck.Fluent;

namespace Awareness.Tests.Language.Typing;

public sealed class MessageReaderProperties
{
    private const int Length = 4000;

    /// <summary>Four times the text may take four times as long; sixteen times would be quadratic.</summary>
    private const double MostGrowth = 12;
    private const double MostBytesGrowth = 5;

    /// <summary>Other tests run beside this one: work that grows too fast does so every time.</summary>
    private const int Rounds = 4;

    /// <summary>Below this the clock, not the work, is measured.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMicroseconds(200);

    private static readonly string[] Pieces =
    [
        "vượt", "đèn", "ddor", "vuwowtj", "d9en2", "hocj", "khôngđội", "vuotdendo", "ko", "bh", "đk", "điiii", "fạt", "test", "taxi", "does", "nguye\u0302\u0303n", "Ðông", "50cc", "400.000", " ", " ", " ", ", ", ". ",
        "\u0301", "\u200B", "🚑", "\uD800", "\uDC00", "ﬁ", "𝐛𝐨𝐥𝐝", "①", "½", "Ⓐ", "а", "www.a.vn", "a@b.vn", "@", "1m2", "x", "QUỐC", "１２", "m\u0300\u0301", "ß", "İ", "漢",
    ];

    [Fact]
    public void Every_token_and_alternative_lies_in_the_text() => Prop.ForAll(Texts(), text =>
    {
        var read = Readers.Knowledge.Analyze(text);
        var start = 0;
        for (var i = 0; i < read.Count; i++)
        {
            Assert.True(read[i].Start >= start && read[i].Length > 0 && read[i].Start + read[i].Length <= text.Length);
            start = read[i].Start;
        }

        foreach (var other in read.Alternatives)
        {
            Assert.True(other.Start >= 0 && other.Length > 0 && other.Start + other.Length <= read.Count && other.Words.Count > 0);
            Assert.InRange(other.Weight, 0.01f, 1f);
            for (var i = 0; i < other.Words.Count; i++) Assert.True(other.Words[i].Start + other.Words[i].Length <= text.Length);
        }
    }).Holds();

    [Fact]
    public void Capitals_never_matter() => Prop.ForAll(Texts(), text =>
        Assert.Equal(Readers.Read(text.ToLowerInvariant()), Readers.Read(text.ToUpperInvariant().Replace("SS", "ss", StringComparison.Ordinal)))).Holds();

    [Fact]
    public void Any_utf16_is_read() => Prop.ForAll(Gen.Choose(0, 0xFFFF).Select(unit => (char)unit).ListOf().Select(units => string.Concat(units)).ToArbitrary(), text =>
        Assert.True(Readers.Knowledge.Analyze(text).Count <= 2 * text.Length)).Holds();

    [Fact]
    public void Folding_commutes_with_joining_at_a_blank() => Prop.ForAll(Texts(), Texts(), (one, other) =>
        Assert.Equal(
            string.Join(' ', new[] { Folded(one), Folded(other) }.Where(part => part.Length > 0)),
            Folded($"{one} {other}"))).Holds();

    [Fact]
    public void Reading_what_was_read_changes_nothing()
    {
        foreach (var kind in Noise.Kinds)
        {
            foreach (var (sentence, number) in Sentences().Select((sentence, number) => (sentence, number)))
            {
                var once = Tokenizer.Analyze(Noise.Apply(kind, sentence.Source, number)).FoldedText();
                Assert.Equal(once, Tokenizer.Analyze(once).FoldedText());
            }
        }
    }

    /// <summary>Every sentence of our prose, with its marks and without: what is written as it should be is never read as something else.</summary>
    [Theory]
    [InlineData("marked")]
    [InlineData("no-marks")]
    [InlineData("nfd")]
    public void A_well_written_sentence_is_never_changed(string kind)
    {
        var changed = new List<string>();
        var lexicon = LexiconFiles.Real.Lexicon;
        foreach (var sentence in LexiconFiles.Prose)
        {
            var text = Noise.Apply(kind, sentence.Source, seed: 1);
            var (read, written) = (Readers.Read(text), LexiconFiles.Keys(lexicon.Analyze(text)));
            if (read != written) changed.Add($"{text}\n   {read}\n   {written}");
        }

        Found.Nothing(changed);
    }

    [Fact]
    public void Both_forms_of_unicode_are_read_alike()
    {
        foreach (var sentence in LexiconFiles.Prose) Assert.Equal(Readers.Read(sentence.Source), Readers.Read(Noise.Apply("nfd", sentence.Source, seed: 1)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ă")]
    [InlineData("d9")]
    [InlineData("1a")]
    [InlineData("vuwowtj ")]
    [InlineData("khongdoimubaohiem ")]
    [InlineData("bh ")]
    [InlineData("k ")]
    [InlineData("iii")]
    [InlineData("a@")]
    [InlineData("a.")]
    [InlineData("www.:")]
    [InlineData("a@b.c,")]
    [InlineData("tr ")]
    [InlineData("đưcợ ")]
    [InlineData("\u0301")]
    public void The_work_grows_with_the_length_of_the_message_and_no_faster(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, Length / part.Length));
        var rounds = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var (whole, bytes) = Cost(text);
            var (quarter, quarterBytes) = Cost(text[..(Length / 4)]);
            Assert.True(bytes < MostBytesGrowth * (quarterBytes + 1000), $"{quarterBytes} bytes became {bytes}");
            if (whole < MostGrowth * (quarter > Least ? quarter : Least)) return;
            rounds.Add($"{quarter} became {whole}");
        }

        Assert.Fail(string.Join("; ", rounds));
    }

    private static (TimeSpan Fastest, long Bytes) Cost(string text)
    {
        var fastest = TimeSpan.MaxValue;
        var bytes = 0L;
        for (var i = 0; i < 20; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            Readers.Knowledge.Analyze(text);
            var elapsed = Stopwatch.GetElapsedTime(start);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            if (elapsed < fastest) fastest = elapsed;
        }

        return (fastest, bytes);
    }

    private static IEnumerable<AnalyzedText> Sentences() => LexiconFiles.Prose.Take(500);

    private static string Folded(string text) => Tokenizer.Analyze(text).FoldedText();

    private static Arbitrary<string> Texts() => Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();
}
