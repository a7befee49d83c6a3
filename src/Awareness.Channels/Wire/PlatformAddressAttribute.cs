using System.ComponentModel.DataAnnotations;

namespace Awareness.Channels.Wire;

/// <summary>Holds for the base address of a platform: https, or http to this machine, where a sandbox stands in; no user, query or fragment. Credentials go nowhere else.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PlatformAddressAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    public override bool IsValid(object? value)
    {
        if (value is not string { Length: > 0 } text || !Uri.TryCreate(text, UriKind.Absolute, out var address)) return false;
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0) return false;
        return address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
    }

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) => $"{name} must be an https address, or http on this machine, without user, query or fragment.";
}
