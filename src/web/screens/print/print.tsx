export function PrintScreen() { return <h1>PrintScreen</h1>; }
