using Awareness.Delivery;

namespace Awareness.Storage.Tests.Contracts;

/// <summary>How every engine keeps the tokens that platforms exchange.</summary>
public abstract class CredentialsContract(TestDatabase place) : StoreContract(place)
{
    private static readonly CredentialKey Key = new("zalo", "4318712");
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private IChannelCredentials Credentials => Database.Credentials;

    [Fact]
    public async Task An_account_nobody_authorised_has_nothing()
    {
        Assert.Null(await Credentials.FindAsync(Key, Cancellation));
        Assert.Null(await Credentials.ClaimAsync(Key, 1, Start, Lease, Cancellation));
    }

    [Fact]
    public async Task What_an_operator_gave_is_found_again_also_after_a_restart()
    {
        Assert.True(await Credentials.PutAsync(Key, Tokens(1), seed: null, Start, Cancellation));
        Assert.True(await Credentials.PutAsync(Key with { Account = "other" }, Tokens(7), seed: null, Start, Cancellation));
        var other = await Place.OpenOtherAsync(Database);
        var found = await FoundAsync(other.Credentials);
        Assert.Equal(new ChannelCredential { Generation = 1, Tokens = Tokens(1), ChangedAt = Start }, found);
    }

    [Fact]
    public async Task One_exchange_runs_at_a_time_and_leaves_a_new_pair()
    {
        await PutAsync(1);
        var claim = await ClaimAsync(1, Start);
        Assert.Null(await Credentials.ClaimAsync(Key, 1, Start + Lease - TimeSpan.FromMilliseconds(1), Lease, Cancellation));
        Assert.Equal((Tokens(1), Start), ((await FoundAsync()).Tokens, (await FoundAsync()).AskedAt));

        Assert.True(await Credentials.RotateAsync(claim, Tokens(2), Start.AddSeconds(2), Cancellation));
        Assert.Equal(new ChannelCredential { Generation = 2, Tokens = Tokens(2), ChangedAt = Start.AddSeconds(2) }, await FoundAsync());
        Assert.Null(await Credentials.ClaimAsync(Key, 1, Start.AddSeconds(3), Lease, Cancellation));
        await ClaimAsync(2, Start.AddSeconds(3));
    }

    [Fact]
    public async Task Of_many_who_claim_at_once_one_gets_it()
    {
        await PutAsync(1);
        var other = await Place.OpenOtherAsync(Database);
        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(node =>
            (node % 2 == 0 ? Database : other).Credentials.ClaimAsync(Key, 1, Start, Lease, Cancellation)));
        Assert.Single(claims, claim => claim is not null);
    }

    [Fact]
    public async Task A_lease_runs_out_and_yet_what_the_platform_gave_is_kept()
    {
        await PutAsync(1);
        var slow = await ClaimAsync(1, Start);
        var second = await ClaimAsync(1, Start + Lease);
        await Credentials.ReleaseAsync(second, new ExchangeFailure.Refused("error -14014"), Start.AddMinutes(1), Cancellation);
        Assert.Equal(new ExchangeRefusal(Start.AddMinutes(1), "error -14014"), (await FoundAsync()).Refusal);

        Assert.True(await Credentials.RotateAsync(slow, Tokens(2), Start.AddMinutes(2), Cancellation));
        var found = await FoundAsync();
        Assert.Equal((Tokens(2), null, null), (found.Tokens, found.Refusal, found.AskedAt));
    }

    [Fact]
    public async Task Somebody_elses_exchange_is_not_ended_by_one_whose_lease_ran_out()
    {
        await PutAsync(1);
        var slow = await ClaimAsync(1, Start);
        await ClaimAsync(1, Start + Lease);
        await Credentials.ReleaseAsync(slow, new ExchangeFailure.NotAsked(), Start + Lease, Cancellation);
        Assert.Null(await Credentials.ClaimAsync(Key, 1, Start + Lease, Lease, Cancellation));
    }

    [Fact]
    public async Task An_exchange_that_was_never_answered_stays_known()
    {
        await PutAsync(1);
        await Credentials.ReleaseAsync(await ClaimAsync(1, Start), new ExchangeFailure.Unanswered(), Start, Cancellation);
        Assert.Equal(Start, (await FoundAsync()).AskedAt);

        var second = await ClaimAsync(1, Start.AddMinutes(1));
        await Credentials.ReleaseAsync(second, new ExchangeFailure.Refused("error -14014"), Start.AddMinutes(1), Cancellation);
        Assert.Equal((Start, "error -14014"), ((await FoundAsync()).AskedAt, (await FoundAsync()).Refusal?.Reason));
    }

    [Fact]
    public async Task An_exchange_that_never_reached_the_platform_or_was_refused_leaves_nothing_open()
    {
        await PutAsync(1);
        await Credentials.ReleaseAsync(await ClaimAsync(1, Start), new ExchangeFailure.NotAsked(), Start, Cancellation);
        Assert.Equal((null, null), ((await FoundAsync()).AskedAt, (await FoundAsync()).Refusal));
        await Credentials.ReleaseAsync(await ClaimAsync(1, Start.AddMinutes(1)), new ExchangeFailure.Refused("HTTP 400"), Start.AddMinutes(1), Cancellation);
        Assert.Null((await FoundAsync()).AskedAt);
        Assert.Equal(Tokens(1), (await FoundAsync()).Tokens);
    }

    [Fact]
    public async Task An_operator_wins_over_an_exchange_under_way()
    {
        await PutAsync(1);
        var claim = await ClaimAsync(1, Start);
        Assert.True(await Credentials.PutAsync(Key, Tokens(9), seed: null, Start, Cancellation));
        Assert.False(await Credentials.RotateAsync(claim, Tokens(2), Start, Cancellation));
        Assert.Equal((2, Tokens(9)), ((await FoundAsync()).Generation, (await FoundAsync()).Tokens));
        await ClaimAsync(2, Start);
    }

    [Fact]
    public async Task Tokens_from_the_settings_are_taken_up_once_whatever_came_after_them()
    {
        Assert.True(await Credentials.PutAsync(Key, Tokens(1), "first", Start, Cancellation));
        Assert.True(await Credentials.RotateAsync(await ClaimAsync(1, Start), Tokens(2), Start, Cancellation));
        Assert.False(await Credentials.PutAsync(Key, Tokens(1), "first", Start, Cancellation));
        Assert.Equal((2, Tokens(2)), ((await FoundAsync()).Generation, (await FoundAsync()).Tokens));

        Assert.True(await Credentials.PutAsync(Key, Tokens(5), "second", Start, Cancellation));
        Assert.False(await Credentials.PutAsync(Key, Tokens(1), "first", Start, Cancellation));
        Assert.Equal(Tokens(5), (await FoundAsync()).Tokens);
    }

    [Fact]
    public async Task Nodes_that_start_together_take_up_the_same_settings_once()
    {
        var other = await Place.OpenOtherAsync(Database);
        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(node =>
            (node % 2 == 0 ? Database : other).Credentials.PutAsync(Key, Tokens(1), "seed", Start, Cancellation)));
        Assert.Single(taken, isTaken => isTaken);
        Assert.Equal(1, (await FoundAsync()).Generation);
    }

    [Fact]
    public async Task They_can_be_read_beside_the_service_and_not_claimed()
    {
        await PutAsync(1);
        var aside = new CredentialsAside(Place.Settings);
        Assert.Equal(Tokens(1), (await FoundAsync(aside)).Tokens);
        Assert.Null(await aside.ClaimAsync(Key, 1, Start, Lease, Cancellation));
        await ClaimAsync(1, Start);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task However_nodes_stall_and_overlap_the_pair_that_is_kept_is_the_one_the_platform_takes(int seed)
    {
        await PutAsync(0);
        var other = await Place.OpenOtherAsync(Database);
        var play = new CredentialsInterleaving([Credentials, other.Credentials, Credentials], Key, new Random(seed));
        await play.RunAsync(200, Start, Cancellation);
        Assert.True(play.Rotations > 10, $"{play.Rotations} rotations");
        Assert.True(play.LateRotations > 0, "nobody was ever late");
    }

    internal static SealedTokens Tokens(int number) =>
        new($"access-{number}", Start.AddHours(25 + number), $"renewal-{number}", Start.AddDays(90 + number));

    private async Task PutAsync(int number) => Assert.True(await Credentials.PutAsync(Key, Tokens(number), seed: null, Start, Cancellation));

    private async Task<CredentialClaim> ClaimAsync(long generation, DateTimeOffset at)
    {
        var claim = await Credentials.ClaimAsync(Key, generation, at, Lease, Cancellation);
        Assert.NotNull(claim);
        return claim;
    }

    private Task<ChannelCredential> FoundAsync() => FoundAsync(Credentials);

    private static async Task<ChannelCredential> FoundAsync(IChannelCredentials credentials)
    {
        var found = await credentials.FindAsync(Key, Cancellation);
        Assert.NotNull(found);
        return found;
    }
}

public sealed class SqliteCredentialsTests() : CredentialsContract(new SqliteTestDatabase())
{
    [Fact]
    public async Task Who_opens_the_file_alone_need_not_wait_for_a_dead_process()
    {
        var key = new CredentialKey("zalo", "4318712");
        await Database.Credentials.PutAsync(key, Tokens(1), seed: null, Start, Cancellation);
        Assert.NotNull(await Database.Credentials.ClaimAsync(key, 1, Start, TimeSpan.FromHours(1), Cancellation));
        await Database.DisposeAsync();
        Database = await Place.OpenAsync();
        Assert.Equal(Start, (await Database.Credentials.FindAsync(key, Cancellation))?.AskedAt);
        Assert.NotNull(await Database.Credentials.ClaimAsync(key, 1, Start, TimeSpan.FromHours(1), Cancellation));
    }
}

public sealed class PostgresCredentialsTests(PostgresServer server) : CredentialsContract(new PostgresTestDatabase(server));
