namespace Awareness.Knowledge;

/// <summary>
/// Where the line between answering, asking back and staying silent runs. A wrong answer about first aid, drugs or the law
/// costs more than asking again, so these families need more.
/// </summary>
/// <param name="Answer">0 to 1: least score to answer.</param>
/// <param name="Clarify">0 to 1: least score to ask which topic was meant.</param>
/// <param name="Margin">0 to 1: least distance to the best card of another topic.</param>
public sealed record Thresholds(double Answer, double Clarify, double Margin)
{
    /// <summary>The line for a family of topics.</summary>
    public static Thresholds For(string family) => family switch
    {
        "drugs" or "traffic" or "injury" or "drowning" => new(0.46, 0.34, 0.03),
        _ => new(0.44, 0.34, 0.03),
    };
}
