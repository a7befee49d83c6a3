namespace Awareness.Delivery;

/// <summary>Carries what is due in the outbox to the channels. The only caller of <see cref="IChannel.SendAsync"/>.</summary>
public sealed class Dispatcher;
