using Awareness.Channels.BotFramework;

namespace Awareness.Channels.Tests.BotFramework;

public sealed class StartGateTests
{
    private static readonly BotFrameworkOptions Open = new();

    [Theory]
    [InlineData("http://localhost:3978")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://127.8.8.8:80")]
    [InlineData("https://[::1]:443")]
    [InlineData("http://unix:/run/awareness.sock")]
    public void A_developer_may_work_without_credentials_on_this_machine(string address) =>
        Assert.Null(StartGate.Problem(Open, isDevelopment: true, [address]));

    [Theory]
    [InlineData("http://0.0.0.0:3978")]
    [InlineData("http://[::]:3978")]
    [InlineData("http://*:3978")]
    [InlineData("http://+:3978")]
    [InlineData("http://10.0.0.5:3978")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("http://chat.example")]
    [InlineData("nonsense")]
    public void Nobody_else_may_reach_a_service_without_credentials(string address)
    {
        var problem = StartGate.Problem(Open, isDevelopment: true, ["http://localhost:3978", address]);
        Assert.Contains(address, problem, StringComparison.Ordinal);
        Assert.Contains("AWARENESS__BotFramework__AppId", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_development_credentials_are_needed_even_on_this_machine() =>
        Assert.Contains("AWARENESS__BotFramework__AppId", StartGate.Problem(Open, isDevelopment: false, ["http://localhost:1"]), StringComparison.Ordinal);

    [Fact]
    public void Addresses_that_are_not_known_are_not_trusted() => Assert.NotNull(StartGate.Problem(Open, isDevelopment: true, []));

    [Fact]
    public void With_an_app_id_the_service_may_stand_anywhere() =>
        Assert.Null(StartGate.Problem(new BotFrameworkOptions { AppId = "8a1d7b1e-0000-4000-8000-000000000001" }, isDevelopment: false, ["http://*:80"]));

    [Fact]
    public void With_the_endpoint_closed_the_service_may_stand_anywhere() =>
        Assert.Null(StartGate.Problem(new BotFrameworkOptions { Enabled = false }, isDevelopment: false, ["http://*:80"]));

    [Theory]
    [InlineData("", true)]
    [InlineData("8a1d7b1e-0000-4000-8000-000000000001", true)]
    [InlineData("my-bot", false)]
    public void An_app_id_is_a_guid(string appId, bool valid) =>
        Assert.Equal(valid, new BotFrameworkOptionsValidator().Validate(name: null, new BotFrameworkOptions { AppId = appId }).Succeeded);
}
