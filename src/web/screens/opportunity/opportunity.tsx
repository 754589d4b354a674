export function OpportunityScreen() { return <h1>OpportunityScreen</h1>; }
