using Awareness.Channels.Wire;

namespace Awareness.Channels.Tests.Wire;

/// <summary>A token goes to https addresses, or to this machine.</summary>
public sealed class PlatformAddressTests
{
    [Theory]
    [InlineData("https://api.telegram.org", true)]
    [InlineData("https://bot.noi-bo.example:8443/telegram/", true)]
    [InlineData("http://127.0.0.1:4010", true)]
    [InlineData("http://localhost:4010/x", true)]
    [InlineData("http://[::1]:4010", true)]
    [InlineData("http://api.telegram.org", false)]
    [InlineData("http://127.0.0.1.example.org", false)]
    [InlineData("https://user:word@api.telegram.org", false)]
    [InlineData("https://api.telegram.org/?x=1", false)]
    [InlineData("https://api.telegram.org/#x", false)]
    [InlineData("ftp://api.telegram.org", false)]
    [InlineData("api.telegram.org", false)]
    [InlineData("/webhooks", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_address_is_safe_for_a_token(string? address, bool isSafe) => Assert.Equal(isSafe, new PlatformAddressAttribute().IsValid(address));
}
