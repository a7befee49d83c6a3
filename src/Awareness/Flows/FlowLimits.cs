namespace Awareness.Flows;

/// <summary>Upper bounds of flows and runs. Whatever an author writes or a person types stays within them.</summary>
public static class FlowLimits
{
    /// <summary>Steps of one flow.</summary>
    public const int Steps = 300;

    /// <summary>Steps that run in one turn; a run that needs more is ended.</summary>
    public const int StepsOfTurn = 100;

    /// <summary>Flows that call one another.</summary>
    public const int Depth = 5;

    /// <summary>Variables of one run.</summary>
    public const int Variables = 64;

    /// <summary>Characters of a text kept in a variable.</summary>
    public const int ValueLength = 640;

    /// <summary>Choices of one question.</summary>
    public const int Choices = 12;

    /// <summary>Characters of a choice.</summary>
    public const int ChoiceLength = 60;

    /// <summary>Characters of a text.</summary>
    public const int TextLength = 1_900;

    /// <summary>Characters of an expression.</summary>
    public const int ExpressionLength = 300;

    /// <summary>Questions a person can go back through.</summary>
    public const int Back = 20;

    /// <summary>Messages one turn of a flow says.</summary>
    public const int Said = 8;
}
