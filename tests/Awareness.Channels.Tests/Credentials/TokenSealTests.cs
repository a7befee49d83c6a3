using Awareness.Channels.Credentials;

namespace Awareness.Channels.Tests.Credentials;

/// <summary>What is sealed says nothing without the key, and nothing of it can be changed or moved.</summary>
public sealed class TokenSealTests
{
    private static readonly TokenSeal Seal = new(new ChannelKey(ChannelKey.New()));

    [Theory]
    [InlineData("")]
    [InlineData("token")]
    [InlineData("tiếng Việt 🚑")]
    public void A_token_comes_back_and_looks_different_every_time(string token)
    {
        var (first, second) = (Seal.Seal(token, "zalo/1/access"), Seal.Seal(token, "zalo/1/access"));
        Assert.NotEqual(first, second);
        Assert.Equal((token, token), (Seal.Open(first, "zalo/1/access"), Seal.Open(second, "zalo/1/access")));
    }

    [Fact]
    public void Another_key_another_place_or_a_changed_letter_opens_nothing()
    {
        var kept = Seal.Seal("token", "zalo/1/access");
        Assert.DoesNotContain("token", kept, StringComparison.Ordinal);
        Assert.Null(Seal.Open(kept, "zalo/1/refresh"));
        Assert.Null(new TokenSeal(new ChannelKey(ChannelKey.New())).Open(kept, "zalo/1/access"));
        for (var i = 0; i < kept.Length; i++)
        {
            var changed = $"{kept[..i]}{(kept[i] == 'A' ? 'B' : 'A')}{kept[(i + 1)..]}";
            Assert.True(Seal.Open(changed, "zalo/1/access") is null, $"letter {i}");
            Assert.Null(Seal.Open(kept[..i], "zalo/1/access"));
        }
    }

    [Fact]
    public void A_key_of_the_settings_is_32_bytes_as_base64()
    {
        var key = ChannelKey.New();
        Assert.Equal("x", new TokenSeal(ChannelKey.Read($" {Convert.ToBase64String(key)}\n")!).Open(new TokenSeal(new ChannelKey(key)).Seal("x", "p"), "p"));
        foreach (var wrong in new[] { "", "x", Convert.ToBase64String(new byte[31]), Convert.ToBase64String(new byte[33]), new string('!', 44) }) Assert.Null(ChannelKey.Read(wrong));
    }
}
