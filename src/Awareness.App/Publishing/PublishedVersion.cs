using System.Text.Json.Serialization;

namespace Awareness.App.Publishing;

/// <summary>A version of the content that answered people at some time, and is kept.</summary>
/// <param name="Version">The content's hash, 12 hex digits.</param>
/// <param name="PublishedAt">When it was last published.</param>
/// <param name="Cards">Number of cards.</param>
public sealed record PublishedVersion(string Version, DateTimeOffset PublishedAt, int Cards);

/// <summary>Which version answers, decided by publishing or by a rollback.</summary>
/// <param name="Version">The version in force.</param>
/// <param name="Since">When that was decided.</param>
/// <param name="SetAside">After a rollback: the version the content folder had then; it is not published again until the folder changes. Null otherwise.</param>
public sealed record VersionInForce(string Version, DateTimeOffset Since, string? SetAside);

/// <summary>JSON of what is written beside the kept versions.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PublishedVersion))]
[JsonSerializable(typeof(VersionInForce))]
internal sealed partial class VersionJson : JsonSerializerContext;
