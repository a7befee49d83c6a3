using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Inbound;

/// <summary>How much may come in, and from whom; section <see cref="Section"/>, environment <c>AWARENESS__Inbound__…</c>.</summary>
public sealed class InboundOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Awareness:Inbound";

    /// <summary>
    /// Proxies before the service, each an address (<c>10.0.0.5</c>) or a range (<c>10.0.0.0/8</c>). Only what they say in <c>X-Forwarded-For</c> and
    /// <c>X-Forwarded-Proto</c> is believed; with none, nobody is.
    /// </summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];

    /// <summary>Conversations that pages of one network address may begin in a minute. A school or a mobile operator is one address to us, so not too few.</summary>
    [Range(1, 1_000_000)]
    public int TokensPerMinute { get; set; } = 120;

    /// <summary>Messages that pages of one network address may post in a minute; what is more waits for its turn.</summary>
    [Range(1, 1_000_000)]
    public int PostsPerMinute { get; set; } = 1_200;

    /// <summary>Messages one person is answered in a minute, on every channel; 0 means all.</summary>
    [Range(0, 10_000)]
    public int MessagesPerMinute { get; set; } = 20;

    /// <summary>The trusted proxies as ranges; an address is a range of one. Entries that are neither are left out, see <see cref="InboundOptionsValidator"/>.</summary>
    internal IEnumerable<IPNetwork> ProxyRanges() => TrustedProxies.Select(Range).OfType<IPNetwork>();

    internal static IPNetwork? Range(string? text)
    {
        if (IPAddress.TryParse(text, out var address)) return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return IPNetwork.TryParse(text, out var range) ? range : null;
    }
}

/// <summary>Checks the ranges of <see cref="InboundOptions"/> when the service starts.</summary>
[OptionsValidator]
public sealed partial class InboundOptionsValidator : IValidateOptions<InboundOptions>;

/// <summary>Checks the proxies of <see cref="InboundOptions"/> when the service starts.</summary>
public sealed class TrustedProxiesValidator : IValidateOptions<InboundOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, InboundOptions options)
    {
        for (var i = 0; i < options.TrustedProxies.Count; i++)
        {
            if (InboundOptions.Range(options.TrustedProxies[i]) is not { } range) return ValidateOptionsResult.Fail($"{InboundOptions.Section}:TrustedProxies:{i} is neither an address (10.0.0.5) nor a range (10.0.0.0/8).");
            if (range.PrefixLength == 0) return ValidateOptionsResult.Fail($"{InboundOptions.Section}:TrustedProxies:{i} trusts everybody; then anybody could name any address as their own.");
        }

        return ValidateOptionsResult.Success;
    }
}
