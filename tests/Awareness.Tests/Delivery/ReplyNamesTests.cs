using System.Security.Cryptography;
using System.Text;
using Awareness.Conversations;
using Awareness.Delivery;

namespace Awareness.Tests.Delivery;

/// <summary>A name follows one reply and leads to nobody.</summary>
public sealed class ReplyNamesTests
{
    private static readonly ConversationKey Phone = new("zalo", "84912345678");

    [Fact]
    public void The_same_key_gives_the_same_names_and_another_gives_others()
    {
        var (one, same, other) = (Names(1), Names(1), Names(2));
        Assert.Equal(one.Of(Phone, 7), same.Of(Phone, 7));
        Assert.NotEqual(one.Of(Phone), other.Of(Phone));
        Assert.NotEqual(one.Of(Phone), one.Of(Phone with { Id = "84912345679" }));
        Assert.NotEqual(one.Of(new ConversationKey("a", "bc")), one.Of(new ConversationKey("ab", "c")));
        Assert.Matches("^[0-9a-f]{12}\\|7$", one.Of(Phone, 7));
    }

    [Fact]
    public void Who_has_no_key_cannot_try_all_numbers()
    {
        var guess = SHA256.HashData(Encoding.UTF8.GetBytes($"{Phone.ChannelId}\0{Phone.Id}"));
        Assert.NotEqual(Convert.ToHexStringLower(guess.AsSpan(0, 6)), Names(0).Of(Phone));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReplyNames([]));
    }

    private static ReplyNames Names(byte key) => new([.. Enumerable.Repeat(key, ReplyNames.KeyLength)]);
}
