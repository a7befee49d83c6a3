using System.Text;
using FsCheck.Fluent;

namespace Awareness.Tests.Bots;

/// <summary>Whatever a file is, the reader answers with problems, soon, and never throws.</summary>
public sealed class HostileBotFilesTests
{
    private static readonly string[] Pieces =
        ["\n", "  - ", ": ", "{{", "}}", "{", "}", "[", "]", "\"", "'", "&a ", "*a", "!!x ", "|\n", "goto: ", "choices:\n", "  - say: x\n", "\t", "\0", "~", "id: a\n", "steps:\n", "if: ((((", "x = 'a", "\uD83D\uDE00", "{a: {b: ", "- - - -"];

    public static TheoryData<string, string> Bombs() => new()
    {
        { "aliases", "a: &a [x, x]\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"b{i}: &b{i} [*a, *a]\n")) },
        { "10 MB", "title: Thử\nsteps:\n  - say: " + new string('a', 10 * 1024 * 1024) },
        { "nested lists", "title: Thử\nsteps: " + new string('[', 5_000) },
        { "nested maps", "title: Thử\nsteps: " + string.Concat(Enumerable.Repeat("{a: ", 5_000)) },
        { "nested lines", "title: Thử\nsteps:\n" + string.Concat(Enumerable.Range(1, 1_000).Select(depth => new string(' ', depth) + "- \n")) },
        { "nested brackets", "title: Thử\nsteps:\n  - set: {x: " + new string('(', 5_000) + "}\n" },
        { "many keys", "title: Thử\nsteps:\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"  - k{i}: a\n")) },
        { "many braces", "title: Thử\nsteps:\n  - say: \"" + string.Concat(Enumerable.Repeat("{a}", 50_000)) + "\"\n" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_is_refused_in_under_a_second(string name, string text)
    {
        var bots = new SampleBots();
        bots.Read();
        bots.Put(SampleBots.FlowPath, text);

        var took = Quickest.Run(TimeSpan.FromSeconds(1), () =>
        {
            var reading = bots.Read();
            Assert.Null(reading.Library);
            Assert.Contains(reading.Problems, problem => problem.File == SampleBots.FlowPath);
        });

        Assert.True(took < TimeSpan.FromSeconds(1), $"{name} took {took}");
    }

    [Fact]
    public void The_reader_never_throws_on_a_damaged_file() =>
        Prop.ForAll((from file in Gen.Choose(0, 20) from at in Gen.Choose(0, 100_000) from length in Gen.Choose(0, 60) from piece in Gen.Elements(Pieces) select (file, at, length, piece)).ListOf().ToArbitrary(), changes =>
        {
            var bots = new SampleBots().Steps("  - id: a\n    ask: Chọn {x} gì?\n    choices: [Một, {text: Hai, goto: a}]\n    save: x\n  - branch:\n      - {if: x = 'Một', goto: a}\n  - call: chao\n");
            foreach (var (file, at, length, piece) in changes.Take(5))
            {
                var changed = bots.Files[file % bots.Files.Count];
                var text = Encoding.UTF8.GetString(changed.Bytes.Span);
                var start = at % (text.Length + 1);
                bots.Put(changed.Path, text[..start] + piece + text[Math.Min(text.Length, start + length)..]);
            }

            var reading = bots.Read();
            return reading.Problems.All(problem => problem.Line >= 1 && problem.Column is null or >= 1) && (reading.Library is not null || reading.Problems.Any(problem => !problem.IsWarning));
        }).Holds(cases: 400);

    [Fact]
    public void The_reader_never_throws_on_random_bytes() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => new SampleBots().Put(SampleBots.FlowPath, bytes).Read().Problems.Count > 0).Holds();
}
