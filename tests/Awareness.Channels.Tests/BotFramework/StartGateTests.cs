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
    public void With_credentials_the_service_may_stand_anywhere() => Assert.Null(StartGate.Problem(Complete(), isDevelopment: false, ["http://*:80"]));

    [Fact]
    public void With_the_endpoint_closed_the_service_may_stand_anywhere() =>
        Assert.Null(StartGate.Problem(new BotFrameworkOptions { Enabled = false }, isDevelopment: false, ["http://*:80"]));

    [Theory]
    [InlineData("", true)]
    [InlineData("8a1d7b1e-0000-4000-8000-000000000001", true)]
    [InlineData("my-bot", false)]
    public void An_app_id_is_a_guid(string appId, bool valid) =>
        Assert.Equal(valid, new BotFrameworkOptionsValidator().Validate(name: null, new BotFrameworkOptions { AppId = appId }).Succeeded);

    public static TheoryData<string> Contradictions => [.. Wrong.Keys];

    /// <summary>What is wrong with the settings, and the setting the operator is told of.</summary>
    private static readonly Dictionary<string, (string Setting, Action<BotFrameworkOptions> Make)> Wrong = new(StringComparer.Ordinal)
    {
        ["no secret"] = ("AppPassword", options => options.AppPassword = ""),
        ["no secret of a multi-tenant bot"] = ("AppPassword", options => (options.AppType, options.AppPassword) = (BotFrameworkAppType.MultiTenant, "")),
        ["a secret of a managed identity"] = ("AppPassword", options => options.AppType = BotFrameworkAppType.UserAssignedMsi),
        ["no tenant"] = ("TenantId", options => options.TenantId = ""),
        ["no tenant of a managed identity"] = ("TenantId", options => (options.AppType, options.AppPassword, options.TenantId) = (BotFrameworkAppType.UserAssignedMsi, "", "")),
        ["a tenant that is none"] = ("TenantId", options => options.TenantId = "our school"),
        ["a tenant by its domain where bots may call"] = ("TenantId", options => (options.TenantId, options.AllowedCallers) = ("truong.onmicrosoft.com", ["*"])),
        ["a caller that is no id"] = ("AllowedCallers", options => options.AllowedCallers = ["*", "parent bot"]),
        ["an empty caller"] = ("AllowedCallers", options => options.AllowedCallers = [""]),
        ["a host with a scheme"] = ("ServiceHosts", options => options.ServiceHosts = ["https://connector.example"]),
        ["every host"] = ("ServiceHosts", options => options.ServiceHosts = ["*"]),
        ["metadata that is no address"] = ("ChannelMetadataUrl", options => options.ChannelMetadataUrl = "nonsense"),
        ["metadata over http"] = ("CallerMetadataUrl", options => options.CallerMetadataUrl = "http://login.example/openid"),
        ["metadata with a user name"] = ("ChannelMetadataUrl", options => options.ChannelMetadataUrl = "https://user:secret@login.example/openid"),
        ["a login over http"] = ("LoginUrl", options => options.LoginUrl = "http://login.example/"),
        ["a login that is a file"] = ("LoginUrl", options => options.LoginUrl = "file:///etc/passwd"),
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Settings_that_contradict_each_other_are_refused_by_name_even_in_development(string what)
    {
        var options = Complete();
        Wrong[what].Make(options);
        var problem = StartGate.Problem(options, isDevelopment: true, ["http://localhost:1"]);
        Assert.Contains($"AWARENESS__BotFramework__{Wrong[what].Setting}", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret@", problem, StringComparison.Ordinal);
        options.Enabled = false;
        Assert.Null(StartGate.Problem(options, isDevelopment: true, ["http://localhost:1"]));
    }

    public static TheoryData<string> DevelopersSettings => [.. ForDevelopment.Keys];

    private static readonly Dictionary<string, Action<BotFrameworkOptions>> ForDevelopment = new(StringComparer.Ordinal)
    {
        ["AllowEmulator"] = options => options.AllowEmulator = true,
        ["ServiceHosts"] = options => options.ServiceHosts = ["connector.example", "localhost"],
        ["LoginUrl"] = options => options.LoginUrl = "http://127.0.0.1:9/",
        ["ChannelMetadataUrl"] = options => options.ChannelMetadataUrl = "http://localhost:9/openid",
        ["CallerMetadataUrl"] = options => options.CallerMetadataUrl = "https://[::1]:9/openid",
    };

    [Theory]
    [MemberData(nameof(DevelopersSettings))]
    public void What_is_for_development_is_refused_elsewhere(string setting)
    {
        var options = Complete();
        ForDevelopment[setting](options);
        Assert.Null(StartGate.Problem(options, isDevelopment: true, ["http://localhost:1"]));
        Assert.Contains($"AWARENESS__BotFramework__{setting}", StartGate.Problem(options, isDevelopment: false, ["http://localhost:1"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_type_of_bot_has_settings_that_are_good()
    {
        var domain = Complete();
        domain.TenantId = "truong.onmicrosoft.com";
        Assert.Null(StartGate.Problem(domain, isDevelopment: false, []));

        var old = Complete();
        (old.AppType, old.TenantId) = (BotFrameworkAppType.MultiTenant, "");
        Assert.Null(StartGate.Problem(old, isDevelopment: false, []));

        var managed = Complete();
        (managed.AppType, managed.AppPassword, managed.Cloud) = (BotFrameworkAppType.UserAssignedMsi, "", BotFrameworkCloud.UsGov);
        (managed.AllowedCallers, managed.ServiceHosts) = (["22222222-2222-4222-8222-222222222222"], ["parent.truong.vn", "*.bots.truong.vn"]);
        managed.ChannelMetadataUrl = "https://login.example/openid";
        Assert.Null(StartGate.Problem(managed, isDevelopment: false, []));
    }

    [Theory]
    [InlineData("AppPassword")]
    [InlineData("TenantId")]
    [InlineData("AllowedCallers")]
    public void Credentials_without_an_app_id_are_a_mistake_that_would_ask_nobody_who_they_are(string setting)
    {
        var options = new BotFrameworkOptions();
        if (setting == "AppPassword") options.AppPassword = "s3cr3t";
        else if (setting == "TenantId") options.TenantId = "truong.onmicrosoft.com";
        else options.AllowedCallers = ["*"];
        var problem = StartGate.Problem(options, isDevelopment: true, ["http://localhost:1"]);
        Assert.Contains($"AWARENESS__BotFramework__{setting}", problem, StringComparison.Ordinal);
        Assert.Contains("AWARENESS__BotFramework__AppId", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", problem, StringComparison.Ordinal);
    }

    private static BotFrameworkOptions Complete() => new()
    {
        AppId = "8a1d7b1e-0000-4000-8000-000000000001",
        AppPassword = "secret",
        TenantId = "99999999-9999-4999-8999-999999999999",
    };
}
