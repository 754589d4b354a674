export function Replies() { return <h1>Replies</h1>; }
