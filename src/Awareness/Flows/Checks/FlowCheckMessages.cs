namespace Awareness.Flows.Checks;

/// <summary>What authors are told about flows that are well formed and still wrong, in their language.</summary>
internal static class FlowCheckMessages
{
    public const string NoVariablesHere = "ở đây không dùng được biến: lời này được gửi khi chưa có luồng nào chạy";
}
