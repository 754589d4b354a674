export function DebriefScreen() { return <h1>DebriefScreen</h1>; }
