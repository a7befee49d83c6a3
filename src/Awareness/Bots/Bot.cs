using Awareness.Flows;
using Awareness.Knowledge;

namespace Awareness.Bots;

/// <summary>Conversations for one kind of people: what its <c>bot.yaml</c> says.</summary>
/// <param name="Id">The folder's name.</param>
/// <param name="Name">On the button and in the menu.</param>
public sealed record Bot(string Id, string Name)
{
    /// <summary>Whom it is for. A bot for pupils keeps no more than an age band of anybody.</summary>
    public Audience Audience { get; init; }

    /// <summary>One sentence for the menu.</summary>
    public string About { get; init; } = "";

    /// <summary>Full name of the flow its name starts.</summary>
    public required string Start { get; init; }

    /// <summary>Languages its texts are in, as <c>vi</c> and <c>en</c>.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["vi"];

    /// <summary>What is stored and why, in two sentences.</summary>
    public string Privacy { get; init; } = "";

    /// <summary>Who answers where a flow hands over without words of its own.</summary>
    public string Handoff { get; init; } = "";

    /// <summary>What happens at questions without a timeout of their own or of their flow; null waits as long as conversations are kept.</summary>
    public WaitTimeout? Timeout { get; init; }

    /// <summary>What people can subscribe to.</summary>
    public IReadOnlyList<Reminder> Reminders { get; init; } = [];
}

/// <summary>Something people can be reminded of.</summary>
/// <param name="Id">Full name: <c>bot/reminder</c>.</param>
/// <param name="Name">As people see it.</param>
public sealed record Reminder(string Id, string Name);

/// <summary>A flow that is run for a while, with an invitation.</summary>
/// <param name="Id">Full name: <c>bot/campaign</c>.</param>
/// <param name="Title">As people see it.</param>
/// <param name="Flow">Full name of its flow.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
public sealed record Campaign(string Id, string Title, string Flow, DateOnly From, DateOnly Until)
{
    /// <summary>Whole messages that start it while it is on.</summary>
    public IReadOnlyList<string> StartWords { get; init; } = [];

    /// <summary>Full name of the reminder whose subscribers are invited, or null.</summary>
    public string? Reminder { get; init; }

    /// <summary>The invitation.</summary>
    public FlowText Invite { get; init; } = FlowText.Empty;

    /// <summary>True on its days.</summary>
    public bool IsOn(DateOnly day) => From <= day && day <= Until;
}
