using System.Globalization;
using Awareness.Channels.Sandbox;

namespace Awareness.App.Sandbox;

/// <summary>One column of the sandbox page: what the one person who tries a channel out wrote, and what stands on their phone.</summary>
/// <param name="platform">The platform that plays the channel.</param>
/// <param name="title">The channel's name as people know it.</param>
/// <param name="firstPerson">The platform's number of the first person; the next ones follow. A fresh one at every start has written to no service before.</param>
internal sealed class SandboxPhone(ScriptedPlatform platform, string title, long firstPerson)
{
    private readonly Lock door = new();
    private readonly List<(int After, bool IsNote, string Text)> ownLines = [];
    private long person = firstPerson;

    /// <summary>The channel's own name; it also names the column.</summary>
    public string Name { get; } = platform.Channel.Split('/')[0];

    /// <summary>The channel's name as people know it.</summary>
    public string Title => title;

    /// <summary>The platform.</summary>
    public ScriptedPlatform Platform => platform;

    /// <summary>How many messages the platform has shown, whoever sees them.</summary>
    public int Shown => platform.Messages.Count;

    private string Person => Interlocked.Read(ref person).ToString(CultureInfo.InvariantCulture);

    /// <summary>All that the person sees, the oldest first.</summary>
    public IReadOnlyList<PhoneLine> Lines()
    {
        lock (door)
        {
            var (lines, own, messages) = (new List<PhoneLine>(), 0, platform.Messages.ToList());
            for (var i = 0; i <= messages.Count; i++)
            {
                for (; own < ownLines.Count && ownLines[own].After <= i; own++) lines.Add(new PhoneLine(ownLines[own].IsNote ? PhoneSpeaker.Note : PhoneSpeaker.Person, ownLines[own].Text));
                if (i < messages.Count && messages[i].Person == Person) lines.Add(new PhoneLine(PhoneSpeaker.Bot, messages[i].Text) { Buttons = messages[i].Buttons, Number = i });
            }

            return lines;
        }
    }

    /// <summary>The person writes.</summary>
    public Task SayAsync(Uri service, string text, CancellationToken cancellationToken)
    {
        Add(isNote: false, text);
        if (platform is MessengerSandbox messenger) messenger.Block(Person, isBlocked: false);
        return TellAsync(() => platform.SayAsync(service, Person, text, cancellationToken));
    }

    /// <summary>The person presses a button below a message; nothing happens when there is none.</summary>
    /// <param name="service">Where the service listens.</param>
    /// <param name="message">Number of the message.</param>
    /// <param name="button">Place of the button below it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task PressAsync(Uri service, int message, int button, CancellationToken cancellationToken)
    {
        if (platform.Messages.ElementAtOrDefault(message) is not { } shown || shown.Person != Person || shown.Buttons.ElementAtOrDefault(button) is not { } pressed) return Task.CompletedTask;
        Add(isNote: false, pressed.Title);
        return TellAsync(() => platform.PressAsync(service, Person, pressed, cancellationToken));
    }

    /// <summary>Has the next call of the service fail, or the person block the bot.</summary>
    public Task FailAsync(Uri service, SandboxFault fault, CancellationToken cancellationToken)
    {
        Add(isNote: true, $"Lệnh thử lỗi: {fault.Title}.");
        if (fault.Fault is { } next)
        {
            platform.Fail(next);
            return Task.CompletedTask;
        }

        switch (platform)
        {
            case MessengerSandbox messenger:
                messenger.Block(Person, isBlocked: true);
                return Task.CompletedTask;
            case WebhookPlatform told when told.Left(Person) is { } call:
                return TellAsync(() => told.PostAsync(service, call, cancellationToken));
            default:
                // These platforms tell nobody; they refuse the next message.
                platform.Fail(new Fault.Error(403));
                return Task.CompletedTask;
        }
    }

    /// <summary>Somebody else takes the phone: nothing of what was said before belongs to them.</summary>
    public void Renew()
    {
        lock (door)
        {
            Interlocked.Increment(ref person);
            ownLines.Clear();
        }
    }

    private async Task TellAsync(Func<Task<int>> call)
    {
        try
        {
            if (await call() is var status and not StatusCodes.Status200OK and not StatusCodes.Status201Created and not StatusCodes.Status202Accepted)
                Add(isNote: true, $"Máy chủ trả lời HTTP {status}: nền tảng thật sẽ gửi lại.");
        }
        catch (HttpRequestException)
        {
            Add(isNote: true, "Không gọi được máy chủ.");
        }
    }

    private void Add(bool isNote, string text)
    {
        lock (door) ownLines.Add((platform.Messages.Count, isNote, text));
    }
}

/// <summary>One line on a phone.</summary>
/// <param name="By">Who wrote it.</param>
/// <param name="Text">What it says.</param>
internal sealed record PhoneLine(PhoneSpeaker By, string Text)
{
    /// <summary>Buttons below it.</summary>
    public IReadOnlyList<PhoneButton> Buttons { get; init; } = [];

    /// <summary>Number of the message on the platform.</summary>
    public int Number { get; init; }
}

/// <summary>Who wrote a line.</summary>
internal enum PhoneSpeaker
{
    /// <summary>The service.</summary>
    Bot,

    /// <summary>Whoever tries it out.</summary>
    Person,

    /// <summary>The sandbox itself.</summary>
    Note,
}
