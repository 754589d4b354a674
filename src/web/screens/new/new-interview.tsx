export function NewInterview() { return <h1>New</h1>; }
