using System.Buffers.Binary;
using Awareness.Learning;

namespace Awareness.Tests.Learning;

public sealed class LearnedReaderTests
{
    private static readonly float[] Weights = [1.5f, -0f, float.Epsilon, float.MaxValue];

    private static readonly string[] Words = ["mũ", "", "bảo hiểm"];

    [Fact]
    public void What_was_written_is_read_back()
    {
        var reader = new LearnedReader(Written());

        Assert.Equal(-7, reader.Number());
        Assert.Equal(Weights.Select(BitConverter.SingleToInt32Bits), reader.Array<float>().Select(BitConverter.SingleToInt32Bits));
        Assert.Empty(reader.Array<int>());
        Assert.Equal(Words, reader.Texts());
        Assert.Equal(3, reader.Words(below: 4)["quai"]);
        Assert.Equal(2, reader.Table<long>(below: 3)[1L << 40]);
        Assert.True(reader.IsWhole);
    }

    [Fact]
    public void What_is_cut_off_anywhere_is_not_whole()
    {
        var bytes = Written();
        for (var length = 0; length < bytes.Length; length++)
        {
            var reader = new LearnedReader(bytes.AsMemory(0, length));
            ReadAll(reader);
            Assert.False(reader.IsWhole, $"{length} bytes");
        }
    }

    [Fact]
    public void What_goes_on_behind_the_end_is_not_whole()
    {
        var reader = new LearnedReader((byte[])[.. Written(), 0]);
        ReadAll(reader);
        Assert.False(reader.IsWhole);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_length_beyond_the_end_takes_no_memory_and_ends_the_reading(int length)
    {
        var bytes = new byte[sizeof(int) + sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reader = new LearnedReader(bytes);

        Assert.Empty(reader.Array<int>());
        Assert.Equal(0, reader.Number());
        Assert.False(reader.IsWhole);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Any_bytes_are_read_without_an_exception()
    {
        var random = new Random(1);
        var bytes = Written();
        for (var round = 0; round < 20_000; round++)
        {
            var changed = (byte[])bytes.Clone();
            for (var change = random.Next(1, 4); change > 0; change--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
            ReadAll(new LearnedReader(changed));
        }
    }

    [Fact]
    public void A_table_with_a_key_twice_or_a_number_too_high_is_not_whole()
    {
        Assert.False(IsWhole(below: 10, [1, 1], [2, 3]));
        Assert.False(IsWhole(below: 3, [1, 2], [2, 3]));
        Assert.False(IsWhole(below: 10, [1, 2], [-1, 3]));
        Assert.False(IsWhole(below: 10, [1, 2], [2]));
        Assert.True(IsWhole(below: 4, [1, 2], [2, 3]));

        static bool IsWhole(int below, int[] keys, int[] values)
        {
            var writer = new LearnedWriter();
            writer.Array<int>(keys);
            writer.Array<int>(values);
            var reader = new LearnedReader(writer.Written);
            reader.Table<int>(below);
            return reader.IsWhole;
        }
    }

    private static void ReadAll(LearnedReader reader)
    {
        reader.Number();
        reader.Array<float>();
        reader.Array<int>();
        reader.Texts();
        reader.Words(below: 4);
        reader.Table<long>(below: 3);
    }

    private static byte[] Written()
    {
        var writer = new LearnedWriter();
        writer.Number(-7);
        writer.Array<float>(Weights);
        writer.Array<int>([]);
        writer.Texts(Words);
        writer.Words(new Dictionary<string, int>(StringComparer.Ordinal) { ["mũ"] = 0, ["quai"] = 3 });
        writer.Table(new Dictionary<long, int> { [1L << 40] = 2, [-1] = 0 });
        return writer.Written.ToArray();
    }
}
