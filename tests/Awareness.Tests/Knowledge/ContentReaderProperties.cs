using FsCheck;
using FsCheck.Fluent;

namespace Awareness.Tests.Knowledge;

/// <summary>Whatever happens to a file, the reader answers with problems and never throws.</summary>
public sealed class ContentReaderProperties
{
    private static readonly string[] Pieces =
    [
        "---\n", "\n", "- ", ": ", "{{", "}}", "{#", "}", "[", "]", "{", "\"", "'", "&a ", "*a", "!!x ", "|\n", ">\n", "# ", "%YAML 9.9\n", "? ", "\t", "\0", "\\",
        "null", "~", "../..", "2026-99-99", "0769.04.04.04", "400.000 đồng", "\u0301", "\uD83D\uDE00", "## Xem thêm\n", "related: [", "questions:\n", "\"\\U", "phạt tù 1", "<<: ",
    ];

    private static readonly Gen<Mutation> Mutations =
        from file in Gen.Choose(0, 6)
        from kind in Gen.Choose(0, 4)
        from at in Gen.Choose(0, 100_000)
        from length in Gen.Choose(0, 200)
        from piece in Gen.Choose(0, Pieces.Length - 1)
        select new Mutation(file, kind, at, length, Pieces[piece]);

    [Fact]
    public void The_reader_never_throws_on_a_damaged_file() =>
        Prop.ForAll(Mutations.NonEmptyListOf().Select(list => list.Take(6).ToArray()).ToArbitrary(), mutations =>
        {
            var content = new SampleContent();
            foreach (var mutation in mutations) mutation.Apply(content);
            var reading = content.Read();
            return reading.Problems.All(problem => problem.Line >= 1 && problem.Column is null or >= 1 && problem.ToString().Length < 2000);
        }).Holds(cases: 500);

    [Fact]
    public void The_reader_never_throws_on_random_bytes() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => new SampleContent().Put(SampleContent.CardPath, bytes).Read().Problems.Count > 0).Holds();

    [Fact]
    public void The_same_content_gives_the_same_problems_in_the_same_order() =>
        Prop.ForAll(Mutations.ToArbitrary(), mutation =>
        {
            var content = new SampleContent();
            mutation.Apply(content);
            return content.Read().Problems.SequenceEqual(content.Read().Problems);
        }).Holds();

    private sealed record Mutation(int File, int Kind, int At, int Length, string Piece)
    {
        public void Apply(SampleContent content)
        {
            var file = content.Files[File];
            var bytes = file.Bytes.ToArray();
            var at = At % (bytes.Length + 1);
            var length = Math.Min(Length, bytes.Length - at);
            byte[] changed = Kind switch
            {
                0 => [.. bytes[..at], .. bytes[(at + length)..]],
                1 => [.. bytes[..at], .. System.Text.Encoding.UTF8.GetBytes(Piece), .. bytes[at..]],
                2 => [.. bytes[..(at + length)], .. bytes[at..]],
                3 => [.. bytes[..at], (byte)Length, .. bytes[Math.Min(at + 1, bytes.Length)..]],
                _ => bytes[..at],
            };
            content.Put(file.Path, changed);
        }
    }
}
