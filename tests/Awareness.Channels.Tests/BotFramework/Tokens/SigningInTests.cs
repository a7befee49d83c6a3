using Awareness.Channels.BotFramework;
using Awareness.Channels.BotFramework.Tokens;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Tests.BotFramework.Tokens;

/// <summary>Both ways of signing in, against a server that answers as it is told.</summary>
public sealed class SigningInTests : IAsyncLifetime
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string Audience = "https://api.botframework.com";

    private readonly HttpClient http = PlatformHttp.CreateClient();
    private readonly ManualTime time = new();
    private FakeConnector login = null!;

    public async ValueTask InitializeAsync() => login = await FakeConnector.StartAsync();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await login.DisposeAsync();
    }

    [Theory]
    [InlineData(BotFrameworkAppType.SingleTenant, BotFrameworkCloud.Public, "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token")]
    [InlineData(BotFrameworkAppType.MultiTenant, BotFrameworkCloud.Public, "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token")]
    [InlineData(BotFrameworkAppType.SingleTenant, BotFrameworkCloud.UsGov, "https://login.microsoftonline.us/contoso.com/oauth2/v2.0/token")]
    [InlineData(BotFrameworkAppType.MultiTenant, BotFrameworkCloud.UsGov, "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us/oauth2/v2.0/token")]
    public void Each_kind_of_bot_signs_in_where_it_lives(BotFrameworkAppType type, BotFrameworkCloud cloud, string address) =>
        Assert.Equal(address, CloudSignIn.TokenAddress(new BotFrameworkOptions { AppId = AppId, AppType = type, Cloud = cloud, TenantId = "contoso.com" })?.AbsoluteUri);

    [Theory]
    [InlineData("https://login.example/tenant", true)]
    [InlineData("https://login.example/tenant/", true)]
    [InlineData("http://127.0.0.1:8080/tenant", true)]
    [InlineData("http://login.example/tenant", false)]
    [InlineData("login.example", false)]
    public void The_secret_goes_over_https_only(string loginUrl, bool isGood) =>
        Assert.Equal(isGood, CloudSignIn.TokenAddress(new BotFrameworkOptions { LoginUrl = loginUrl }) is not null);

    [Fact]
    public async Task A_secret_is_shown_as_a_form()
    {
        login.Answer(200, """{"token_type":"Bearer","expires_in":3599,"access_token":"a.b-c_d"}""");
        var token = Assert.IsType<TokenAnswer.Granted>(await SecretAsync()).Token;
        Assert.Equal(("Bearer", "a.b-c_d", time.GetUtcNow().AddSeconds(3_599)), (token.Header.Scheme, token.Header.Parameter, token.ExpiresAt));

        var request = login.Requests.Single();
        Assert.Equal(("POST", "/tenant/oauth2/v2.0/token", "application/x-www-form-urlencoded"), (request.Method, request.Target, request.ContentType));
        Assert.Equal($"grant_type=client_credentials&client_id={AppId}&client_secret=p%26w%3D+%2B&scope=https%3A%2F%2Fapi.botframework.com%2F.default", request.Body);
    }

    [Theory]
    [InlineData("""{"expires_in":"3600","access_token":"t"}""", 3_600)]
    [InlineData("""{"expires_on":"1795252000","access_token":"t"}""", 4_000)]
    [InlineData("""{"expires_on":1795252000,"access_token":"t"}""", 4_000)]
    [InlineData("""{"expires_in":1e300,"access_token":"t"}""", 86_400)]
    [InlineData("""{"access_token":"t"}""", 60)]
    public async Task Lifetimes_come_in_many_forms(string body, int seconds)
    {
        Assert.Equal(1_795_248_000, time.GetUtcNow().ToUnixTimeSeconds());
        login.Answer(200, body);
        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<TokenAnswer.Granted>(await SecretAsync()).Token.ExpiresAt - time.GetUtcNow());
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, "<html>")]
    [InlineData(200, """{"access_token":7}""")]
    [InlineData(200, """{"access_token":""}""")]
    [InlineData(200, """{"access_token":"a\r\nX-Evil: 1"}""")]
    [InlineData(200, """{"access_token":"a b"}""")]
    [InlineData(200, """{"access_token":"\ud800"}""")]
    [InlineData(200, """{"access_token":"t","expires_in":3}""")]
    [InlineData(302, "")]
    [InlineData(429, "")]
    [InlineData(500, """{"error":"invalid_client"}""")]
    [InlineData(503, "")]
    [InlineData(400, """{"error":"temporarily_unavailable"}""")]
    public async Task What_may_pass_is_tried_again(int status, string body)
    {
        login.Answer(status, body);
        Assert.IsType<TokenAnswer.NotNow>(await SecretAsync());
    }

    [Fact]
    public async Task A_wait_that_is_asked_for_is_told_on()
    {
        login.Answer(429, "", ("Retry-After", "17"));
        Assert.Equal(TimeSpan.FromSeconds(17), Assert.IsType<TokenAnswer.NotNow>(await SecretAsync()).After);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_request"}""", "signing in: HTTP 400 invalid_request")]
    [InlineData(401, """{"error":"invalid_client","error_description":"AADSTS7000215: secret of 'An'"}""", "signing in: HTTP 401 invalid_client")]
    [InlineData(401, """{"error":"An 0912345678"}""", "signing in: HTTP 401")]
    [InlineData(401, "<html>", "signing in: HTTP 401")]
    [InlineData(401, """{"error":"\ud800"}""", "signing in: HTTP 401")]
    public async Task What_an_operator_must_mend_is_refused_and_told_by_its_code_alone(int status, string body, string reason)
    {
        login.Answer(status, body);
        Assert.Equal(new TokenAnswer.Refused(reason), await SecretAsync());
    }

    [Fact]
    public async Task A_sign_in_that_hangs_or_is_away_is_tried_again()
    {
        var reached = new TaskCompletionSource();
        login.Answer(async context =>
        {
            reached.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        var asking = SecretAsync();
        await reached.Task;
        time.Advance(ClientCredentials.Timeout + TimeSpan.FromSeconds(1));
        Assert.IsType<TokenAnswer.NotNow>(await asking);

        await login.DisposeAsync();
        Assert.IsType<TokenAnswer.NotNow>(await SecretAsync());
    }

    [Fact]
    public async Task The_secret_does_not_follow_a_redirect()
    {
        await using var other = await FakeConnector.StartAsync();
        login.Answer(307, "", ("Location", other.Address));
        Assert.IsType<TokenAnswer.NotNow>(await SecretAsync());
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_machine_s_identity_needs_no_secret()
    {
        login.Answer(200, """{"access_token":"m","client_id":"c","expires_in":"86399","expires_on":"1795334399","resource":"r","token_type":"Bearer"}""");
        var address = ManagedIdentityAddress.OfMachine with { Endpoint = new Uri($"{login.Address}/metadata/identity/oauth2/token") };
        Assert.Equal("m", Assert.IsType<TokenAnswer.Granted>(await IdentityAsync(address)).Token.Header.Parameter);

        var request = login.Requests.Single();
        Assert.Equal($"/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fapi.botframework.com&client_id={AppId}", request.Target);
        Assert.Equal(("GET", "true"), (request.Method, request.Headers["Metadata"]));
        Assert.Equal("http://169.254.169.254/metadata/identity/oauth2/token", ManagedIdentityAddress.OfMachine.Endpoint.AbsoluteUri);
    }

    [Fact]
    public async Task App_Service_says_where_to_ask_and_what_to_show()
    {
        login.Answer(200, """{"access_token":"s","expires_on":"1795252000","resource":"r","token_type":"Bearer","client_id":"c"}""");
        var address = ManagedIdentityAddress.From(Environment(("IDENTITY_ENDPOINT", $"{login.Address}/msi/token"), ("IDENTITY_HEADER", "shown")));
        Assert.Equal("s", Assert.IsType<TokenAnswer.Granted>(await IdentityAsync(address)).Token.Header.Parameter);

        var request = login.Requests.Single();
        Assert.Equal($"/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fapi.botframework.com&client_id={AppId}", request.Target);
        Assert.Equal("shown", request.Headers["X-IDENTITY-HEADER"]);
        Assert.DoesNotContain("shown", address.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1/msi", "")]
    [InlineData("", "secret")]
    [InlineData("file:///etc/passwd", "secret")]
    public void What_is_no_address_of_App_Service_is_a_machine(string endpoint, string secret) =>
        Assert.Same(ManagedIdentityAddress.OfMachine, ManagedIdentityAddress.From(Environment(("IDENTITY_ENDPOINT", endpoint), ("IDENTITY_HEADER", secret))));

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_metadata_service_that_is_just_starting_is_asked_again(int status)
    {
        login.Answer(status);
        Assert.IsType<TokenAnswer.NotNow>(await IdentityAsync(ManagedIdentityAddress.OfMachine with { Endpoint = new Uri(login.Address) }));
    }

    [Fact]
    public async Task A_machine_without_the_identity_is_an_operator_s_matter()
    {
        login.Answer(400, """{"error":"invalid_request","error_description":"Identity not found"}""");
        Assert.Equal(new TokenAnswer.Refused("signing in: HTTP 400 invalid_request"), await IdentityAsync(ManagedIdentityAddress.OfMachine with { Endpoint = new Uri(login.Address) }));
    }

    private Task<TokenAnswer> SecretAsync() =>
        new ClientCredentials(new PlatformHttp(http, time), Settings(), time).AskAsync(Audience, TestContext.Current.CancellationToken);

    private Task<TokenAnswer> IdentityAsync(ManagedIdentityAddress address) =>
        new ManagedIdentity(new PlatformHttp(http, time), address, Settings(), time).AskAsync(Audience, TestContext.Current.CancellationToken);

    private IOptions<BotFrameworkOptions> Settings() => Options.Create(new BotFrameworkOptions { AppId = AppId, AppPassword = "p&w= +", LoginUrl = $"{login.Address}/tenant" });

    private static IConfiguration Environment(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value))).Build();
}
