namespace Awareness.Knowledge;

/// <summary>
/// Where the line between answering, asking back and staying silent runs. A wrong answer about first aid, drugs or the law
/// costs more than asking again, so these families need more.
/// </summary>
/// <param name="Answer">0 to 1: least confidence to answer.</param>
/// <param name="Clarify">0 to 1: least confidence to ask which topic was meant.</param>
public sealed record Thresholds(double Answer, double Clarify)
{
    /// <summary>The line for a family of topics.</summary>
    public static Thresholds For(string family) => family switch
    {
        "drugs" or "traffic" or "injury" or "drowning" or "emergency" => new(0.62, 0.20),
        _ => new(0.52, 0.20),
    };
}
