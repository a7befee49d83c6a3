using Awareness.Channels.Sandbox;

namespace Awareness.App.Sandbox;

/// <summary>A trouble that can be ordered on the sandbox page.</summary>
/// <param name="Id">What the form sends.</param>
/// <param name="Title">What the menu says.</param>
/// <param name="Fault">What happens to the service's next call; null where the person blocks the bot.</param>
internal sealed record SandboxFault(string Id, string Title, Fault? Fault)
{
    /// <summary>The menu.</summary>
    public static IReadOnlyList<SandboxFault> All { get; } =
    [
        new("429", "quá nhiều tin, chờ 2 giây (429)", new Fault.Status(StatusCodes.Status429TooManyRequests, TimeSpan.FromSeconds(2))),
        new("500", "nền tảng hỏng (500)", new Fault.Status(StatusCodes.Status500InternalServerError)),
        new("hang", "không trả lời", new Fault.Hang()),
        new("reset", "đứt kết nối trước khi nhận", new Fault.ResetBefore()),
        new("lost", "đã nhận, đứt kết nối khi trả lời", new Fault.ResetAfter()),
        new("garbage", "đã nhận, trả lời vô nghĩa", new Fault.Garbage()),
        new("blocked", "người dùng chặn", Fault: null),
    ];
}
