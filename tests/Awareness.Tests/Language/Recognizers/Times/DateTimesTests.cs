using Awareness.Language;
using Awareness.Language.Recognizers;
using Awareness.Language.Recognizers.Times;

namespace Awareness.Tests.Language.Recognizers.Times;

public sealed class DateTimesTests
{
    private const int HostileLength = 4000;

    private static readonly DateTimeOffset Reference = new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(7));

    private static readonly string[] Pieces =
    [
        "ngày ", "tháng ", "năm ", "nam ", "từ ", "đến ", "tới ", "8h", "30", "1/6", "-", "/", ":", ".", "thứ ", "hai ", "t2", "cn ", "tuần ", "sau ", "trước ", "mai ", "tối ", "toi ", "nay ", "qua ", "hôm ", "đầu ", "cuối ", "mỗi ", "hằng ",
        "một ", "lần ", "nửa ", "rưỡi ", "kém ", "âm ", "lịch ", "rằm ", "mùng ", "tết ", "quý ", "hè ", "mùa ", "trong ", "vòng ", "cách ", "đây ", "2026", "99999", "9999 ", "năm 100 ", "800 năm ", "4999 tháng ", "t12/9999 ", "31/12/9999 ", "tháng 12 năm 9999 ", "hè 9999 ", "0", ", ", "(", ") ", "giao thừa ", "bây giờ ", "vừa ", "rồi ", "kể ", "sang ", "\n", "🎉", "e\u0301",
        "from ", "to ", "June ", "every ", "next ", "5th ", "pm ", "half ", "past ", "ago ", "in ", "the ", "of ", "before ", "and ", "a ",
    ];

    public static TheoryData<string> Hostile =>
        ["9", "1/", "1-", "1:", "1.", "a ", "ngày ", "từ ", "đến ", "tháng 6 ", "8h ", "8h-", "1/6-", "mỗi ", "thứ hai ", "đầu ", "cuối ", "năm ", "nam ", "tết ", "rằm tháng ", "trong vòng ", "2 ngày ", "cách đây ", "kể từ ", "cho đến hết ", ",8h,", "    ", "from ", "June ", "next ", "every 2 "];

    [Fact]
    public void A_span_gives_its_readings_as_dates_and_times()
    {
        var span = Assert.Single(VietnameseDateTimes.Read(Tokenizer.Analyze("họp lúc 8h30 tối mai"), Reference));

        Assert.Equal((TemporalKind.DateTime, 8, 20), (span.Kind, span.Start, span.End));
        Assert.Equal(new DateTime(2026, 11, 22, 20, 30, 0), Assert.Single(span.Values).Start);
    }

    [Fact]
    public void A_lunar_day_is_resolved_to_its_solar_day()
    {
        var span = Assert.Single(VietnameseDateTimes.Read(Tokenizer.Analyze("rằm tháng giêng năm 2027"), Reference));

        Assert.True(span.Values[0].IsLunar);
        Assert.Equal(new DateTime(2027, 2, 20), span.Values[0].Start);
    }

    [Fact]
    public void A_length_is_a_time_span()
    {
        var span = Assert.Single(VietnameseDateTimes.Read(Tokenizer.Analyze("tước bằng 22 tháng"), Reference));

        Assert.Equal((TemporalKind.Duration, TimeSpan.FromDays(22 * 30)), (span.Kind, span.Values[0].Length.GetValueOrDefault()));
    }

    [Fact]
    public void Only_what_says_a_number_or_a_name_is_explicit()
    {
        Assert.False(Assert.Single(VietnameseDateTimes.Read(Tokenizer.Analyze("tuần sau"), Reference)).IsExplicit);
        Assert.True(Assert.Single(VietnameseDateTimes.Read(Tokenizer.Analyze("2 tuần sau"), Reference)).IsExplicit);
    }

    [Fact]
    public void Today_is_the_day_in_the_zone_of_the_reference()
    {
        var span = Assert.Single(VietnameseDateTimes.Read(Tokenizer.Analyze("hôm nay"), new DateTimeOffset(2026, 11, 21, 23, 30, 0, TimeSpan.FromHours(7))));

        Assert.Equal(new DateTime(2026, 11, 21), span.Values[0].Start);
    }

    [Theory]
    [InlineData("vi-vn")]
    [InlineData("en-us")]
    public void Any_text_is_read_without_failure_into_ordered_spans_within_it(string culture)
    {
        var recognizer = Recognition.Find(culture, "DateTime")!;
        var random = new Random(20261121);
        for (var round = 0; round < 4000; round++)
        {
            var source = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var reference = Reference.AddDays(random.Next(-40_000, 40_000));
            var last = -1;
            foreach (var result in recognizer.Recognize(Tokenizer.Analyze(source), reference))
            {
                Assert.True(result.Start > last && result.End >= result.Start && result.End < source.Length, source);
                Assert.Equal(source[result.Start..(result.End + 1)], result.Text);
                last = result.End;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Work_on_a_hostile_text_grows_with_its_length_and_not_faster(string piece)
    {
        foreach (var culture in new[] { Recognition.Vietnamese, Recognition.English })
        {
            var recognizer = Recognition.Find(culture, "DateTime")!;
            Allocated(recognizer, piece, HostileLength / 4);

            Assert.True(Allocated(recognizer, piece, HostileLength) <= 5 * Allocated(recognizer, piece, HostileLength / 4) + 4096, piece);
        }
    }

    private static long Allocated(IRecognizer recognizer, string piece, int length)
    {
        var text = Tokenizer.Analyze(string.Concat(Enumerable.Repeat(piece, length / piece.Length)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        recognizer.Recognize(text, Reference);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
