import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: crossColumns()","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/functions/crossColumns.md","filePath":"api/features/functions/crossColumns.md"}');
const _sfc_main = { name: "api/features/functions/crossColumns.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / crossColumns</p><h1 id="function-crosscolumns" tabindex="-1">Function: crossColumns() <a class="header-anchor" href="#function-crosscolumns" aria-label="Permalink to &quot;Function: crossColumns()&quot;">​</a></h1><blockquote><p><strong>crossColumns</strong>(<code>rows</code>, <code>crosses</code>): <code>string</code>[][]</p></blockquote><p>For each row, one text per cross: the categories of the columns that it names, as JSON, so that different combinations stay different. For OneHotEncoder, or for <code>hashFeatures</code> when there are many.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>rows</code></td><td>readonly (readonly <a href="./../type-aliases/Category"><code>Category</code></a>[])[]</td></tr><tr><td><code>crosses</code></td><td>readonly (readonly <code>number</code>[])[]</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>string</code>[][]</p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ValueError for a column that a row lacks</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">crossColumns</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">([[</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;">&#39;red&#39;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;">&#39;small&#39;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">]], [[</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">0</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">1</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">]]); </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// [[&#39;[&quot;red&quot;,&quot;small&quot;]&#39;]]</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/functions/crossColumns.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const crossColumns = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  crossColumns as default
};
