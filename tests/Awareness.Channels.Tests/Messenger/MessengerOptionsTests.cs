using Awareness.Channels.Messenger;

namespace Awareness.Channels.Tests.Messenger;

public sealed class MessengerOptionsTests
{
    private static readonly MessengerOptions Good = new() { PageToken = "EAAG1", AppSecret = "abc", VerifyToken = "word" };

    [Fact]
    public void Without_a_token_nothing_else_is_needed()
    {
        Assert.Empty(Problems(new MessengerOptions()));
        Assert.False(new MessengerOptions().IsEnabled);
        Assert.Empty(Problems(Good));
        Assert.True(Good.IsEnabled);
    }

    [Theory]
    [InlineData("AppSecret")]
    [InlineData("VerifyToken")]
    public void With_a_token_the_secrets_are_needed(string missing)
    {
        var options = new MessengerOptions { PageToken = "EAAG1", AppSecret = missing == "AppSecret" ? "" : "abc", VerifyToken = missing == "VerifyToken" ? "" : "word" };
        Assert.Contains(missing, Assert.Single(Problems(options)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EAAG1\n")]
    [InlineData("EAAG1 ")]
    [InlineData("EAAGé")]
    [InlineData("EAAG\u200b1")]
    public void A_token_that_was_copied_badly_is_noticed_and_not_shown(string token)
    {
        var problem = Assert.Single(Problems(new MessengerOptions { PageToken = token, AppSecret = "abc", VerifyToken = "word" }));
        Assert.Contains("PageToken", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("EAAG", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://graph.facebook.com")]
    [InlineData("https://user@graph.facebook.com")]
    [InlineData("https://graph.facebook.com/?a=b")]
    [InlineData("ftp://graph.facebook.com")]
    [InlineData("graph.facebook.com")]
    [InlineData("http://127.0.0.1.example.com")]
    public void Tokens_go_by_https_only(string url) =>
        Assert.Contains("GraphUrl", Assert.Single(Problems(new MessengerOptions { PageToken = "EAAG1", AppSecret = "abc", VerifyToken = "word", GraphUrl = url })), StringComparison.Ordinal);

    [Theory]
    [InlineData("25.0", "")]
    [InlineData("v25.0/../x", "")]
    [InlineData("v25.0", "my-page")]
    public void Versions_and_ids_have_their_form(string version, string page) =>
        Assert.Single(Problems(new MessengerOptions { GraphVersion = version, PageId = page }));

    private static IEnumerable<string> Problems(MessengerOptions options) => new MessengerOptionsValidator().Validate(name: null, options).Failures ?? [];
}
