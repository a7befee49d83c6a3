using Awareness.Channels.Zalo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Tests.Zalo;

/// <summary>Settings that cannot work are refused at start, each with its name.</summary>
public sealed class ZaloOptionsTests
{
    [Fact]
    public void Without_an_application_there_is_nothing_to_check()
    {
        Assert.True(new ZaloOptionsValidator().Validate(null, new ZaloOptions { SendTimeoutSeconds = 99 }).Succeeded);
    }

    [Fact]
    public void Settings_are_read_by_their_documented_names()
    {
        var options = Read(("Signatures:0", "AppIdHmac"), ("Signatures:1", "OaId"), ("MessagesInWindow", "0"));
        Assert.Equal([ZaloSignature.AppIdHmac, ZaloSignature.OaId], options.AllowedSignatures);
        Assert.Equal([ZaloSignature.AppId], Read().AllowedSignatures);
        Assert.Equal("https://openapi.zalo.me", options.Address);
    }

    [Theory]
    [InlineData("AppId", "abc")]
    [InlineData("OaId", "x")]
    [InlineData("AppSecret", "")]
    [InlineData("Secret", "")]
    [InlineData("Signatures:0", "7")]
    [InlineData("ReplayWindowHours", "0")]
    [InlineData("ReplayWindowHours", "169")]
    [InlineData("RefreshHoursBefore", "24")]
    [InlineData("SendTimeoutSeconds", "16")]
    [InlineData("WindowHours", "169")]
    [InlineData("MessagesInWindow", "-1")]
    [InlineData("SendsPerSecond", "0")]
    [InlineData("TokenKey", "c2hvcnQ=")]
    [InlineData("Address", "http://openapi.zalo.me")]
    [InlineData("Address", "https://u:p@openapi.zalo.me")]
    [InlineData("OAuthAddress", "")]
    [InlineData("RedirectUrl", "zalo")]
    public void What_cannot_work_is_named(string name, string value)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read((name, value)));
        Assert.Contains($"Zalo:{name.Split(':')[0]}", refused.Message, StringComparison.Ordinal);
        if (value.Length > 3) Assert.DoesNotContain(value, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_with_the_accounts_id_needs_the_id()
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read(("OaId", ""), ("Signatures:0", "OaId")));
        Assert.Contains("Zalo:OaId", refused.Message, StringComparison.Ordinal);
    }

    private static ZaloOptions Read(params (string Name, string Value)[] changes)
    {
        var services = new ServiceCollection();
        services.AddSingleton(Configuration([("AppId", "123"), ("AppSecret", "a"), ("OaId", "456"), ("Secret", "b"), .. changes]));
        services.AddZalo();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<ZaloOptions>>().Value;
    }

    private static IConfiguration Configuration(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.GroupBy(setting => setting.Name, StringComparer.Ordinal).Select(named => KeyValuePair.Create($"Awareness:Zalo:{named.Key}", (string?)named.Last().Value)))
        .Build();
}
