using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Awareness.Channels.BotFramework.Auth;
using Awareness.Channels.Tests.Support;

namespace Awareness.Channels.Tests.BotFramework.Auth;

public sealed class KeySetTests
{
    private static readonly Dictionary<string, Action<JsonObject>> Unusable = new(StringComparer.Ordinal)
    {
        ["of another kind"] = key => key["kty"] = "EC",
        ["for encryption"] = key => key["use"] = "enc",
        ["without name"] = key => key.Remove("kid"),
        ["with an empty name"] = key => key["kid"] = "",
        ["without modulus"] = key => key.Remove("n"),
        ["with a modulus that is no text"] = key => key["n"] = 7,
        ["with a modulus of no alphabet"] = key => key["n"] = "!!!!",
        ["too short to be safe"] = key => key["n"] = Base64Url.EncodeToString(Enumerable.Repeat((byte)0xC1, 128).ToArray()),
        ["too long to be fast"] = key => key["n"] = Base64Url.EncodeToString(Enumerable.Repeat((byte)0xC1, 4_096).ToArray()),
        ["with a modulus that only looks long"] = key => key["n"] = Base64Url.EncodeToString([0, .. Enumerable.Repeat((byte)0xC1, 255)]),
        ["without exponent"] = key => key.Remove("e"),
        ["with exponent 1"] = key => key["e"] = "AQ",
        ["with exponent 1 in three bytes"] = key => key["e"] = "AAAB",
        ["with an even exponent"] = key => key["e"] = "AQAC",
        ["with an exponent without end"] = key => key["e"] = Base64Url.EncodeToString(Enumerable.Repeat((byte)1, 64).ToArray()),
    };

    public static TheoryData<string> UnusableKeys => [.. Unusable.Keys];

    [Theory]
    [MemberData(nameof(UnusableKeys))]
    public void A_key_that_cannot_be_used_is_left_out_and_the_others_stay(string what)
    {
        var bad = TokenIssuer.StrangerKey.Published();
        Unusable[what](bad);
        Assert.Null(Read(bad.DeepClone()));
        var read = Read(bad, TokenIssuer.ChannelKey.Published("msteams"));
        Assert.Equal(1, read?.Count);
        Assert.NotNull(read?.Find(TokenIssuer.ChannelKey.Name));
    }

    [Fact]
    public void A_key_needs_no_use_and_its_endorsements_may_be_missing_empty_or_odd()
    {
        var bare = TokenIssuer.ChannelKey.Published();
        bare.Remove("use");
        Assert.Null(Read(bare)?.Find(TokenIssuer.ChannelKey.Name)?.Endorsements);

        var empty = TokenIssuer.ChannelKey.Published();
        empty["endorsements"] = new JsonArray();
        Assert.Empty(Read(empty)!.Find(TokenIssuer.ChannelKey.Name)!.Endorsements!);

        var odd = TokenIssuer.ChannelKey.Published();
        odd["endorsements"] = new JsonArray(null, 7, "msteams");
        Assert.Equal(["msteams"], Read(odd)!.Find(TokenIssuer.ChannelKey.Name)!.Endorsements!);
    }

    [Fact]
    public void Of_two_keys_with_one_name_the_first_counts()
    {
        var second = TokenIssuer.StrangerKey.Published("telegram");
        second["kid"] = TokenIssuer.ChannelKey.Name;
        Assert.Equal(["msteams"], Read(TokenIssuer.ChannelKey.Published("msteams"), second)!.Find(TokenIssuer.ChannelKey.Name)!.Endorsements!);
    }

    [Fact]
    public void Of_very_many_keys_a_hundred_count()
    {
        var keys = Enumerable.Range(0, 300).Select(i =>
        {
            var key = TokenIssuer.ChannelKey.Published("msteams");
            key["kid"] = $"k{i}";
            return (JsonNode)key;
        });
        Assert.Equal(100, Read([.. keys])?.Count);
    }

    [Fact]
    public void Nesting_beyond_measure_is_no_key_set() =>
        Assert.Null(KeySet.Read(Encoding.UTF8.GetBytes($$"""{"keys":[],"x":{{new string('[', 60)}}{{new string(']', 60)}}}""")));

    private static KeySet? Read(params JsonNode[] keys) => KeySet.Read(Encoding.UTF8.GetBytes(TokenIssuer.Keys(keys)));
}
