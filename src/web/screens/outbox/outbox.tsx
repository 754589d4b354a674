export function Outbox() { return <h1>Outbox</h1>; }
