namespace Awareness.App.Tests.Commands;

/// <summary>What officers are told about an answer, and about the day they look ahead to.</summary>
public sealed class ExplanationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("awareness-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Explain_tells_how_the_question_was_read_ranked_and_decided()
    {
        var ended = await Product.RunAsync(["ask", "ko doi mbh phat bn tien", "--explain"]);

        Assert.Equal(0, ended.Code);
        Assert.Contains("read as    không doi mũ bảo hiểm phạt bao nhiêu tien", ended.Output);
        Assert.Contains("\"không\" may also be \"ko\", 0.", ended.Output);
        Assert.Matches("concepts   .*helmet \\(\"mũ bảo hiểm\"\\)", ended.Output);
        Assert.Contains("before     nothing: a fresh conversation", ended.Output);
        Assert.Matches("safety     log-odds of danger now -\\d+\\.\\d: none\\s+no sign of danger", ended.Output);
        Assert.Matches("  [01]\\.\\d{3} \\| [0-9.]+ [0-9.]+ [0-9.]+ \\| [0-9.]+ \\| [0-9.]+ [0-9.]+ \\| traffic/helmet-fine \\(traffic\\.helmet\\)", ended.Output);
        Assert.Matches("chance that it is about none of the topics: counted 0\\.\\d{3}, learned 0\\.\\d{3}", ended.Output);
        Assert.Matches("decision   confidence [01]\\.\\d{3}; traffic needs 0\\.\\d\\d to answer and 0\\.\\d\\d to ask back: answer", ended.Output);
        Assert.Contains("outcome Answer, topic traffic.helmet", ended.Output);
    }

    [Fact]
    public async Task Explain_writes_tones_where_they_are_written_today()
    {
        var ended = await Product.RunAsync(["ask", "Quả gì giải khát hoà thuận, giếng nước, thuở ấy, khuỷu tay, mùa hè", "--explain"]);

        Assert.Contains("read as    quả gì giải khát hòa thuận giếng nước thuở ấy khuỷu tay mùa hè", ended.Output);
    }

    [Fact]
    public async Task Explain_tells_which_sign_of_danger_was_weighed_and_what_stopped_it()
    {
        var danger = await Product.RunAsync(["ask", "con toi roi xuong ao roi cuu voi", "--explain"]);
        Assert.Matches("safety     log-odds of danger now \\d+\\.\\d: Now, emergency/drowning\\s+drowning\\.[a-z-]+ for emergency/drowning: \\d+ of 3 needed.*: danger", danger.Output);

        var film = await Product.RunAsync(["ask", "năm ngoái con tôi rơi xuống ao thì sao", "--explain"]);
        Assert.Matches("for emergency/drowning: -\\d+ of 3 needed \\(with .*past -\\d+.*\\): stopped by .*past", film.Output);
    }

    [Fact]
    public async Task Explain_tells_what_the_conversation_knew_before()
    {
        var ended = await Product.RunAsync(["ask", "xem thêm", "--after", Channel.Helmet, "--explain"]);

        Assert.Contains("before     topic traffic.helmet, card traffic/helmet-fine", ended.Output);
        Assert.Contains("read as going on with that card", ended.Output);
        Assert.Contains("ranking    not asked for", ended.Output);
    }

    [Fact]
    public async Task Check_tells_warnings_from_mistakes_and_fails_on_them_only_when_strict()
    {
        CopyContent();
        await File.AppendAllTextAsync(Path.Combine(folder, "answers", "traffic", "helmet-fine.md"), "\nMọi người cần quán triệt việc này.\n", TestContext.Current.CancellationToken);

        var mild = await Product.RunAsync(["check", "--content", folder, "--on", "2026-12-01"]);
        Assert.Equal(0, mild.Code);
        Assert.Matches("answers/traffic/helmet-fine\\.md:\\d+: warning: ", mild.Output);
        Assert.Matches(" 0 mistakes, [1-9][0-9]* warnings", mild.Errors);

        var strict = await Product.RunAsync(["check", "--content", folder, "--on", "2026-12-01", "--strict"]);
        Assert.Equal(2, strict.Code);
    }

    [Fact]
    public async Task Check_on_a_later_day_tells_what_will_be_due_by_then()
    {
        var ended = await Product.RunAsync(["check", "--on", "2028-06-01"]);

        Assert.Equal(0, ended.Code);
        Assert.Contains("answers/traffic/helmet-fine.md", ended.Output);
        Assert.Contains("đã quá hạn soát lại", ended.Output);
    }

    private void CopyContent()
    {
        var content = Path.Combine(Product.Root, "content");
        foreach (var file in Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories).Where(file => !Path.GetRelativePath(content, file).StartsWith("questions", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? folder);
            File.Copy(file, copy);
        }
    }
}
