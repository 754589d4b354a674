export function Opportunities() { return <h1>Opportunities</h1>; }
